"""Hatch's build hook: an editable installation, which has the autograder, gets the door as well."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent


class Door(BuildHookInterface):
    """Puts `softcounts_door` where nbgrader lies."""

    def initialize(self, version, build_data):
        """Called before a wheel is made; `version` is "editable" or "standard"."""
        if version == "editable":
            names = ("softcounts_door.py", "softcounts_door.pth")
            build_data["force_include_editable"] = {str(HERE / name): name for name in names}
