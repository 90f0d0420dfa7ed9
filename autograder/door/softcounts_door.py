"""In this environment nbgrader's Autograde is the referee's, or refuses; no configuration decides it.

Python runs this at every start: it must be quick, and depend on nothing that may be moved away.
"""

import sys

WHY = (
    "Submissions are not graded: the referee cannot be loaded ({}: {}). "
    "Run pip install -e '.[autograder]' in the course's checkout again."
)


class Door:
    """A finder of modules that lets nbgrader.converters be found as ever, and changes it when it has been loaded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        """The spec of nbgrader.converters, with our way to load it; None for all other modules."""
        if name != "nbgrader.converters":
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            load = spec.loader.exec_module
            spec.loader.exec_module = lambda module: _changed(module, load)
        return spec


def close():
    """From now on."""
    if Door not in sys.meta_path:
        sys.meta_path.insert(0, Door)


def _changed(module, load):
    load(module)
    import importlib

    # The referee's modules put themselves in its place; what is in their way leaves one that refuses.
    module.Autograde = _refusing(module, "it is not there yet", "start again")
    try:
        for name in ("handed_in.collect", "converter", "marks.feedback", "marks.pages"):
            importlib.import_module(f"autograder.referee.{name}")
    except Exception as error:
        module.Autograde = _refusing(module, type(error).__name__, error)


def _refusing(module, kind, error):
    class Autograde(module.Autograde):
        def start(self):
            self.log.error(WHY.format(kind, error))
            raise module.NbGraderException(WHY.format(kind, error))

    return Autograde
