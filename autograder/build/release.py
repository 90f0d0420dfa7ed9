"""Make the students' versions with nbgrader's own generate_assignment, in a scratch folder."""

import logging
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

from autograder.build.faults import BuildError
from autograder.course import CONFIG, notebook_path


def release_texts(sources, root):
    """Lesson -> JSON text of the released notebook, for `sources` (lesson -> text), with the settings of `root`.

    The gradebook is neither read nor written. Raises BuildError where nbgrader refuses a notebook.
    """
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch).resolve()
        for lesson, text in sources.items():
            path = scratch / notebook_path("source", lesson)
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
        _generate(_config(root, scratch))
        return {lesson: (scratch / notebook_path("release", lesson)).read_text("utf-8") for lesson in sources}


def _config(root, scratch):
    config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    config.CourseDirectory.root = str(scratch)
    config.CourseDirectory.assignment_id = "*"
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    return config


def _generate(config):
    log, said = logging.getLogger("autograder.build"), []
    keeper = _Keeper(said, logging.WARNING)
    log.addHandler(keeper)
    log.propagate = False
    try:
        GenerateAssignment(coursedir=CourseDirectory(config=config), config=config, log=log).start()
    except NbGraderException as error:
        raise BuildError([f"nbgrader generate_assignment refused: {error}", *said]) from error
    finally:
        log.removeHandler(keeper)


class _Keeper(logging.Handler):
    """Keeps messages in a list, instead of printing them."""

    def __init__(self, said, level):
        super().__init__(level)
        self.said = said

    def emit(self, record):
        """Note the message."""
        self.said.append(record.getMessage())
