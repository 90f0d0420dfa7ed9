"""Whether the settings of a course let it be graded: asked before anything is touched, however grading was begun."""

import os
from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from traitlets import TraitError
from traitlets.config.loader import ConfigFileNotFound, JSONFileConfigLoader, PyFileConfigLoader

from autograder.course import CONFIG
from autograder.referee.execute import Referee
from autograder.secret import FILE, course_secret

STEPS = {
    "sanitize_preprocessors": ["autograder.referee.rebuild.Rebuild"],
    "autograde_preprocessors": ["autograder.referee.execute.Referee", "nbgrader.preprocessors.CheckCellMetadata"],
}
NAMES = (CONFIG, f"{Path(CONFIG).stem}.json", "jupyter_config.py", "jupyter_config.json")


def refusal(converter):
    """Why nothing is graded with these settings, and what to do, as a sentence; None where all is well."""
    chosen = getattr(converter.parent, "config_file", "")
    checks = (check(converter) for check in (wrong_values, other_steps, no_secret))
    return unreadable(converter.coursedir.root, chosen) or next(filter(None, checks), None)


def unreadable(course, chosen=""):
    """nbgrader only logs that a file of settings cannot be read, and goes on without what stands in it.

    `course`: the folder; `chosen`: what was given as --config.
    """
    for path in _files(course, chosen):
        loader = (JSONFileConfigLoader if path.suffix == ".json" else PyFileConfigLoader)(path.name, str(path.parent))
        try:
            loader.load_config()
        except ConfigFileNotFound:
            continue
        except Exception as error:
            return f"{path} cannot be used ({_said(error, path)}): mend it, then grade again"
    return None


def _files(course, chosen):
    """Every file of settings that nbgrader may have read."""
    folders = dict.fromkeys([course, os.getcwd(), *jupyter_config_path()])
    named = [Path(chosen).with_suffix(suffix) for suffix in (".py", ".json")] if chosen else []
    return [path.absolute() for path in (*named, *(Path(folder, name) for folder in folders for name in NAMES))]


def _said(error, path):
    """The type, the text and the line of an error in a file of settings."""
    trace, line = error.__traceback__, getattr(error, "lineno", None)
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == str(path) else line
        trace = trace.tb_next
    return f"{type(error).__name__}: {getattr(error, 'msg', error)}" + (f", line {line}" if line else "")


def wrong_values(converter):
    """A setting of the referee's has a type or a size that it cannot have."""
    try:
        Referee(parent=converter)
    except TraitError as error:
        return f"{error} Mend it in {CONFIG}, then grade again"
    return None


def other_steps(converter):
    """A setting takes the referee out of nbgrader's steps, or tells it not to run what it judges."""
    for name, steps in STEPS.items():
        if getattr(converter, name) != steps:
            return f"c.Autograde.{name} is set, and could take the referee out: remove that line from your settings"
    if not Referee(parent=converter).enabled:
        return "points come from running what was handed in: leave out --no-execute and Execute.enabled"
    return None


def no_secret(converter):
    """The secret is read, or made, before the first submission."""
    try:
        course_secret(converter.coursedir.root)
    except OSError as error:
        return f"the course secret cannot be used ({error}): see to {FILE} in the course's folder"
    return None
