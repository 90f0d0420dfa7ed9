"""What is wrong in an author's notebook: file, line, cause and cure."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One fault; as text it is one line that an editor can jump to."""

    file: str
    line: int
    cause: str
    cure: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.cause}: {self.cure}"


class BuildError(ValueError):
    """The lessons cannot be built; its text is one line a fault, all of them."""

    def __init__(self, faults):
        """`faults`: Fault tuples, or plain sentences."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = list(faults)
