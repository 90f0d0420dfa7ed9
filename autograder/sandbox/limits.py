"""What one submission may use."""

from typing import NamedTuple

MB = 2**20


class Limits(NamedTuple):
    """Bytes, seconds and counts for one kernel; `wall_seconds` is its whole life."""

    memory: int = 4096 * MB
    cpu_seconds: int = 120
    wall_seconds: float = 180.0
    scratch_bytes: int = 64 * MB
    scratch_files: int = 1000
    open_files: int = 256
    threads: int = 64


WHY = {
    "memory": "it used more memory than the limit of {memory_mb} MB",
    "cpu": "it used more than {cpu_seconds} s of processor time",
    "wall": "it ran for more than {wall_seconds:g} s",
    "scratch": "it wrote more than {scratch_mb} MB or {scratch_files} files",
    "messages": "it sent more than the grader can take in",
    "threads": "it started more than {threads} threads",
}


def sentence(why, limits):
    """The reason `why` a kernel ended, as a clause: a key of WHY, or words of its own."""
    numbers = limits._asdict() | {"memory_mb": limits.memory // MB, "scratch_mb": limits.scratch_bytes // MB}
    return WHY.get(why, why).format(**numbers)
