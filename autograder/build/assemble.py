"""Turn a Lesson into the notebook that nbgrader calls the source version."""

import nbformat
from nbformat import v4

from autograder.build.rules import exercise_name
from autograder.questions import HIDDEN

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
# Cells that are not run when grading. A question's source holds its answers: JupyterLab shows it folded away.
EXPLORE = {
    "explore": {"tags": ["explore"]},
    "question": {"jupyter": {"source_hidden": True}, "tags": ["explore"]},
}


def notebook_text(lesson):
    """The source notebook as JSON text: no outputs, fixed ids and metadata, the same text each time."""
    cells = [_cell(lesson, i, cell) for i, cell in enumerate(lesson.cells)]
    notebook = v4.new_notebook(cells=cells, metadata=METADATA)
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4) + "\n"


def _cell(lesson, i, cell):
    name = cell.grade_id or f"{cell.kind}-{i:03}"
    if cell.kind == "markdown":
        return v4.new_markdown_cell(cell.source, id=name)
    source = cell.source
    if cell.kind == "test":
        source += HIDDEN.format(key=f"{lesson.name}/{exercise_name(cell)}")
    return v4.new_code_cell(source, id=name, metadata=_metadata(cell))


def _metadata(cell):
    if cell.kind in EXPLORE:
        return EXPLORE[cell.kind]
    return {"nbgrader": _nbgrader(cell)} if cell.grade_id else {}


def _nbgrader(cell):
    """The whole of nbgrader's schema, version 3: a key that is left out would be filled differently by each tool."""
    test = cell.kind == "test"
    filled = {
        "grade": test,
        "grade_id": cell.grade_id,
        "locked": cell.kind != "solution",
        "schema_version": 3,
        "solution": cell.kind == "solution",
        "task": False,
    }
    return filled | ({"points": cell.head["points"]} if test else {})
