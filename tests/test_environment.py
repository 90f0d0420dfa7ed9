"""pyproject.toml, environment.yml and the lock file say the same."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def name(requirement):
    return re.split(r"[<>=!~ ;\[]", requirement.strip())[0].lower().replace("_", "-")


def locked():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    return {name(line): line for line in lines if line.strip()}


def conda():
    text = (ROOT / "environment.yml").read_text()
    return re.findall(r"^  - ([a-z].*)$", text.split("dependencies:")[1], flags=re.MULTILINE)


def test_conda_asks_for_what_a_student_needs():
    asked = [line for line in conda() if not line.startswith("pip")]
    assert asked == [f"python{PROJECT['requires-python']}", *PROJECT["dependencies"]]
    assert "      - .\n" in (ROOT / "environment.yml").read_text()


def test_the_lock_pins_every_requirement_within_its_bounds():
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    pins = locked()
    for requirement in PROJECT["dependencies"] + extras:
        assert name(requirement) in pins, requirement
        pinned = re.search(r"==([\w.]+)", pins[name(requirement)]).group(1)
        assert Requirement(requirement).specifier.contains(pinned), requirement


def test_the_lock_holds_pins_and_no_addresses():
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text and "--" not in text
    assert all("==" in line for line in text.splitlines() if line.strip())
