"""Notebooks as students hand them in: one function for each way to mangle a notebook in which all was right.

Each function gets that notebook as parsed JSON. It changes it and returns nothing, or it returns what is handed in
instead: file name -> a notebook, text, bytes, or a Path to link to. Its docstring says what the student did, and what
that deserves; `kind` says the same to the tests.
"""

import copy
import io
import json
import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from autograder.demo.students import taught
from autograder.referee.rebuild import ELSEWHERE, MISSING

ROOT = Path(__file__).parents[1]
FIRST, SECOND = "01_e_step", "02_m_step"
FILE = f"{FIRST}.ipynb"
ALL, ONLY_GAUSS, ONLY_ESTEP, NONE = (6.0, 10.0), (6.0, 0.0), (0.0, 10.0), (0.0, 0.0)

RIGHT = {name: text for lesson in ("01_e_step", "02_m_step", "03_run_loop") for name, text in taught(lesson).items()}
GAUSS, ESTEP = RIGHT["log_gaussian"], RIGHT["estep"]
BOTH = f"{GAUSS}\n\n\n{ESTEP}"
BARE = re.sub(r'    """.*?"""\n', "", ESTEP, count=1, flags=re.DOTALL)
OLD = "def estep(X, mixture):\n    return None"
# An estep without log_gaussian, and one with a helper.
SQUARES = "    squares = ((X[:, None, :] - mixture.mu) ** 2).sum(axis=2)\n    with "
DENSITY = "-X.shape[1] / 2 * np.log(2 * np.pi * mixture.var) - squares / (2 * mixture.var)"
ALONE = ESTEP.replace("    with ", SQUARES).replace("log_gaussian(X, mixture.mu, mixture.var)", DENSITY)
HELPER = """\
def log_sums(a):
    top = a.max(axis=1, keepdims=True)
    return top + np.log(np.exp(a - top).sum(axis=1, keepdims=True))"""
HELPED = """\
def estep(X, mixture):
    with np.errstate(divide="ignore"):
        log_joint = np.log(mixture.p) + log_gaussian(X, mixture.mu, mixture.var)
    log_rows = log_sums(log_joint)
    return np.exp(log_joint - log_rows), float(log_rows.sum())"""
IMPORTED = HELPED.replace("log_sums(log_joint)", "logsumexp(log_joint, axis=1, keepdims=True)")
LOGSUMEXP = "from scipy.special import logsumexp"


class Kind(NamedTuple):
    """A way to mangle.

    `points` for the lesson's two exercises; `says`: words that the student must read; `extra`: the code that is run
    besides the lesson's (None: whatever); `seats`: solution cell -> its code after rebuilding, where it is not the
    right answer.
    """

    mangle: object
    points: tuple
    says: tuple
    extra: tuple | None
    lesson: str
    seats: dict

    @property
    def name(self):
        """The function's."""
        return self.mangle.__name__

    def hand_in(self, folder):
        """Write what is handed in into `folder`, the student's for the lesson."""
        notebook = filled(self.lesson)
        files = self.mangle(notebook) or {f"{self.lesson}.ipynb": notebook}
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                path.symlink_to(content)
            else:
                path.write_bytes(_bytes(content))


def _bytes(content):
    text = json.dumps(content) if isinstance(content, dict) else content
    return text.encode() if isinstance(text, str) else text


KINDS = {}


def kind(points, *says, extra=(), lesson=FIRST, **seats):
    """Note a function as a Kind."""

    def noted(mangle):
        KINDS[mangle.__name__] = Kind(mangle, points, says, extra, lesson, seats)
        return mangle

    return noted


def blank(lesson=FIRST):
    """The released notebook."""
    notebook = json.loads((ROOT / "release" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def filled(lesson=FIRST):
    """The released notebook with the right answers in it."""
    notebook = blank(lesson)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = RIGHT[cell["id"]]
    return notebook


STUB = {cell["id"]: cell["source"] for cell in blank()["cells"]}


def place(notebook, name):
    """Where the cell of that id stands."""
    return next(i for i, cell in enumerate(notebook["cells"]) if cell["id"] == name)


def get(notebook, name):
    """The cell of that id."""
    return notebook["cells"][place(notebook, name)]


def new(source):
    """A new code cell."""
    return {"cell_type": "code", "id": f"new{len(source)}", "metadata": {}, "source": source, "outputs": []}


def insert(notebook, source, before):
    """Put a new code cell above the cell `before`."""
    notebook["cells"].insert(place(notebook, before), new(source))


def pasted(cell, **changes):
    """As JupyterLab pastes the copy of a cell: with all metadata and a new id."""
    return copy.deepcopy(cell) | {"id": "pasted-" + cell["id"]} | changes


def move(notebook, name, before):
    """Move a cell up or down, to just above the cell `before`."""
    cell = notebook["cells"].pop(place(notebook, name))
    notebook["cells"].insert(place(notebook, before), cell)


def merge(notebook, first, *others):
    """As JupyterLab merges cells: the first one's metadata, all sources."""
    sources = [notebook["cells"].pop(place(notebook, name))["source"] for name in others]
    cell = get(notebook, first)
    cell["source"] = "\n\n".join([cell["source"], *sources])


def split(notebook, name, line, **changes):
    """Split a cell above the line that has `line` in it; `changes` to the second half, a copy."""
    cell = get(notebook, name)
    lines = cell["source"].split("\n")
    cut = next(i for i, text in enumerate(lines) if line in text)
    cell["source"] = "\n".join(lines[:cut])
    half = pasted(cell, source="\n".join(lines[cut:])) | changes
    notebook["cells"].insert(place(notebook, name) + 1, half)


def strip(notebook):
    """Leave nothing of the cells but type, source and order."""
    for i, cell in enumerate(notebook["cells"]):
        cell |= {"metadata": {}, "id": f"cell-{i}"}


# Deleted.


@kind(ALL)
def untouched(notebook):
    """Nothing at all: all points, and not a word."""


@kind(
    ONLY_GAUSS,
    "The cell estep was missing: it was deleted, or was not in the lesson when it was released",
    estep=MISSING,
)
def deleted_solution(notebook):
    """Deleted estep: log_gaussian's points."""
    del notebook["cells"][place(notebook, "estep")]


@kind(ONLY_ESTEP, "The cell log_gaussian was missing", log_gaussian=MISSING, estep=ALONE)
def deleted_first_solution(notebook):
    """Deleted log_gaussian, which their estep does not call: estep's points."""
    get(notebook, "estep")["source"] = ALONE
    del notebook["cells"][place(notebook, "log_gaussian")]


@kind(ALL, "The cell test_estep was missing; it is back")
def deleted_test(notebook):
    """Deleted check(estep): all points."""
    del notebook["cells"][place(notebook, "test_estep")]


@kind(ALL)
def deleted_imports(notebook):
    """Deleted the import cell, after it had been run: all points."""
    del notebook["cells"][place(notebook, "code-001")]


@kind(ALL)
def deleted_the_rest(notebook):
    """Kept only the graded cells, to have a short notebook: all points."""
    notebook["cells"] = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


@kind(ONLY_GAUSS, estep=STUB["estep"])
def emptied_solution(notebook):
    """Emptied estep: log_gaussian's points."""
    get(notebook, "estep")["source"] = ""


# Duplicated.


@kind(ALL, "There were 2 cells estep; the one that was written in was taken")
def duplicated(notebook):
    """Pasted a copy of their estep below it: all points."""
    notebook["cells"].insert(place(notebook, "test_estep"), pasted(get(notebook, "estep")))


@kind(ALL, "There were 2 cells estep; the one that was written in was taken")
def duplicated_and_edited_above(notebook):
    """Kept a blank copy at the end for later: all points."""
    notebook["cells"].append(pasted(get(notebook, "estep"), source=STUB["estep"]))


@kind(ALL, "There were 2 cells estep; the one that was written in was taken")
def duplicated_and_edited_below(notebook):
    """Worked in the copy, below the test, and left the cell as it was: all points."""
    notebook["cells"].insert(place(notebook, "test_estep") + 1, pasted(get(notebook, "estep")))
    get(notebook, "estep")["source"] = STUB["estep"]


@kind(ALL, "There were 2 cells estep; they were run in their order, so the last one counts", extra=(OLD,))
def duplicated_and_both_edited(notebook):
    """Left an old attempt above the right one: all points, as when all cells are run."""
    notebook["cells"].insert(place(notebook, "estep"), pasted(get(notebook, "estep"), source=OLD))


@kind(ONLY_GAUSS, "they were run in their order, so the last one counts", extra=(ESTEP,), estep=OLD)
def duplicated_and_spoiled(notebook):
    """Left an old attempt below the right one: no points for estep, as when all cells are run."""
    notebook["cells"].insert(place(notebook, "test_estep"), pasted(get(notebook, "estep"), source=OLD))


@kind(ALL, "the last one counts", extra=(f"{OLD}\nestep(X, two).shape",))
def duplicated_and_the_first_raises(notebook):
    """Tried out an old attempt in its own cell, which stops there: the right one below has all points."""
    source = f"{OLD}\nestep(X, two).shape"
    notebook["cells"].insert(place(notebook, "estep"), pasted(get(notebook, "estep"), source=source))


@kind(ALL, extra=(OLD,))
def copied_as_text(notebook):
    """Pasted an old attempt as text into a new cell above: all points."""
    insert(notebook, OLD, "estep")


@kind(ALL)
def duplicated_test(notebook):
    """Pasted the test cell twice more, for convenience: all points, once."""
    notebook["cells"] += [pasted(get(notebook, "test_estep")), pasted(get(notebook, "test_estep"), id="once-more")]


# Split, merged.


@kind(ALL, "The cell estep was in 2 pieces; they were put together")
def split_in_a_function(notebook):
    """Split estep in two with Ctrl-Shift-Minus; the second half has no metadata: all points."""
    split(notebook, "estep", "top =", metadata={})


@kind(ALL, "The cell estep was in 2 pieces; they were put together")
def split_with_metadata(notebook):
    """Split estep in two; both halves have its metadata: all points."""
    split(notebook, "estep", "top =")


@kind(ALL, "The cell estep was in 2 pieces", estep=BARE)
def split_below_the_head(notebook):
    """Split estep just below the line with def: all points."""
    get(notebook, "estep")["source"] = BARE
    split(notebook, "estep", "with", metadata={})


@kind(ALL, "The cell estep was in 3 pieces")
def split_twice(notebook):
    """Split estep in three: all points."""
    split(notebook, "estep", "return")
    split(notebook, "estep", "top =")


@kind(ALL, "estep was found in another cell", extra=(HELPER,), estep=HELPED)
def split_between_functions(notebook):
    """Split the cell with helper and estep between the two; the second half has no metadata: all points."""
    get(notebook, "estep")["source"] = f"{HELPER}\n{HELPED}"
    split(notebook, "estep", "def estep", metadata={})


@kind(ALL, "There were 2 cells estep; they were run in their order", extra=(HELPER,), estep=HELPED)
def split_between_functions_with_metadata(notebook):
    """The same, and both halves have the metadata: all points."""
    get(notebook, "estep")["source"] = f"{HELPER}\n{HELPED}"
    split(notebook, "estep", "def estep")


@kind(ALL, "The cell test_estep was missing; it is back", estep=f"{ESTEP}\n\ncheck(estep)")
def merged_with_test(notebook):
    """Merged estep with the test cell below: all points."""
    merge(notebook, "estep", "test_estep")


@kind(ALL, "estep was found in another cell", log_gaussian=f"{GAUSS}\n\n{ESTEP}", estep=ELSEWHERE)
def merged_solutions(notebook):
    """Merged the two solutions into the first: all points."""
    merge(notebook, "log_gaussian", "estep")


@kind(ALL, "log_gaussian was found in another cell", log_gaussian=f"{ESTEP}\n\n{GAUSS}", estep=ELSEWHERE)
def merged_into_the_second(notebook):
    """Merged the two solutions into the second: all points."""
    merge(notebook, "estep", "log_gaussian")


@kind(ALL, "log_gaussian was found in another cell", log_gaussian=f"{STUB['code-001']}\n\n{GAUSS}")
def merged_with_imports(notebook):
    """Merged log_gaussian with the import cell: all points."""
    merge(notebook, "code-001", "log_gaussian")


@kind(ALL, "estep was found in another cell", estep=f"{STUB['explore-023']}\n\n{ESTEP}")
def merged_with_exploration(notebook):
    """Merged estep with the cell above, which is not run when grading: all points."""
    merge(notebook, "explore-023", "estep")


# Retyped, renamed, moved.


@kind(ALL, "The cell estep was no code cell; it was read as one")
def retyped_as_markdown(notebook):
    """Pressed M on estep by accident: all points."""
    get(notebook, "estep")["cell_type"] = "markdown"


@kind(ALL, "The cell log_gaussian was no code cell; it was read as one")
def retyped_as_raw(notebook):
    """Pressed R on log_gaussian by accident: all points."""
    get(notebook, "log_gaussian")["cell_type"] = "raw"


@kind(ALL)
def renamed(notebook):
    """Changed the grade_id of estep in the cell's settings: all points."""
    get(notebook, "estep")["metadata"]["nbgrader"]["grade_id"] = "my_estep"


@kind(ALL, "estep was found in another cell than its own")
def renamed_with_new_id(notebook):
    """The same, in a copy of the cell: all points."""
    renamed(notebook)
    get(notebook, "estep")["id"] = "a1b2c3"


@kind(ALL)
def renamed_test(notebook):
    """Changed the grade_id of the test: all points."""
    get(notebook, "test_estep")["metadata"]["nbgrader"]["grade_id"] = "cell-0a1b2c3d4e"


@kind(ALL, "log_gaussian was found in another cell", "estep was found in another cell")
def swapped(notebook):
    """Wrote each function into the other one's cell: all points."""
    get(notebook, "log_gaussian")["source"], get(notebook, "estep")["source"] = ESTEP, GAUSS


@kind(ALL, "Graded cells stood in another order than in the lesson")
def moved_up(notebook):
    """Moved estep above log_gaussian: all points."""
    move(notebook, "estep", "log_gaussian")


@kind(ALL, "Graded cells stood in another order than in the lesson")
def moved_down(notebook):
    """Moved estep below its test: all points."""
    move(notebook, "test_estep", "estep")


@kind(ALL, "Graded cells stood in another order than in the lesson")
def moved_to_the_end(notebook):
    """Collected both functions at the end, in the wrong order: all points."""
    cells = [notebook["cells"].pop(place(notebook, name)) for name in ("estep", "log_gaussian")]
    notebook["cells"] += cells


# Without metadata.


@kind(ALL, "log_gaussian was found in another cell", "estep was found in another cell")
def stripped(notebook):
    """Went through a tool that keeps no metadata and gives new ids: all points."""
    strip(notebook)


@kind(ALL, "estep was found in another cell", extra=(HELPER,), estep=HELPED)
def stripped_with_helper(notebook):
    """The same, with a helper in a cell of its own above estep: all points."""
    get(notebook, "estep")["source"] = HELPED
    insert(notebook, HELPER, "estep")
    strip(notebook)


@kind(ONLY_GAUSS, "log_gaussian was found in another cell", estep=STUB["estep"])
def stripped_and_half_done(notebook):
    """The same, and estep was not written: log_gaussian's points."""
    get(notebook, "estep")["source"] = STUB["estep"]
    strip(notebook)


@kind(ALL, "found in another cell", extra=None)
def stripped_and_played_with(notebook):
    """The same, after filling in and changing exploration cells: all points."""
    get(notebook, "explore-023")["source"] = STUB["explore-023"].replace("...  ", "np.exp(a - log_sum)")
    get(notebook, "explore-003")["source"] += "\nX[:5]"
    strip(notebook)


@kind(ALL, "estep was found in another cell", f"handed in as {FIRST} (1).ipynb")
def stripped_and_downloaded(notebook):
    """The same, downloaded under a name with a number: all points."""
    strip(notebook)
    return {f"{FIRST} (1).ipynb": notebook}


@kind(ALL)
def without_ids(notebook):
    """Saved as nbformat 4.4, which has no ids: all points."""
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]


@kind(ALL)
def as_format_3(notebook):
    """Saved as nbformat 3, with worksheets: all points."""
    cells = []
    for cell in notebook["cells"]:
        old = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        code = {"input": cell["source"], "language": "python", "outputs": [], "collapsed": False}
        cells.append(old | (code if old["cell_type"] == "code" else {"source": cell["source"]}))
    return {FILE: {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}}


@kind(ALL, "found in another cell", log_gaussian=f"import numpy as np\n\n\n{BOTH}", estep=ELSEWHERE)
def new_notebook(notebook):
    """Wrote a notebook of their own, with one cell and nothing but the functions in it: all points."""
    notebook["cells"] = [new(f"import numpy as np\n\n\n{BOTH}")]


@kind(ALL, "found in another cell", extra=("import numpy as np",))
def new_notebook_of_cells(notebook):
    """The same with a cell for each function, estep first: all points."""
    notebook["cells"] = [new("import numpy as np"), new(ESTEP), new(GAUSS)]


# From another lesson.


@kind(ALL, "Cells that are not of this lesson were left out: given_estep, test_mstep", extra=(RIGHT["mstep"],))
def pasted_from_another_lesson(notebook):
    """Pasted the given E-step and the M-step of lesson 02 at the end: all points."""
    other = filled(SECOND)
    notebook["cells"] += [get(other, "given_estep"), get(other, "mstep"), get(other, "test_mstep")]


@kind(ONLY_GAUSS, "Cells that are not of this lesson were left out: given_estep", estep=STUB["estep"])
def answer_of_another_lesson(notebook):
    """Pasted the E-step that lesson 02 gives, and wrote none: log_gaussian's points."""
    get(notebook, "estep")["source"] = STUB["estep"]
    notebook["cells"].insert(place(notebook, "test_estep"), get(filled(SECOND), "given_estep"))


@kind(NONE, "None of this lesson's cells was found", log_gaussian=MISSING, estep=MISSING)
def another_lesson(notebook):
    """Handed in lesson 02 under the name of lesson 01: nothing."""
    return {FILE: filled(SECOND)}


@kind(ALL, f"{SECOND}.ipynb was graded in place of {FILE}")
def lessons_swapped(notebook):
    """Gave the two lessons each other's names, and handed in both: all points."""
    return {FILE: filled(SECOND), f"{SECOND}.ipynb": notebook}


# Not JSON.

NOTHING = {"log_gaussian": MISSING, "estep": MISSING}


@kind(NONE, f"{FILE} is damaged", **NOTHING)
def not_json(notebook):
    """Handed in the notebook's text as a Python file under its name: nothing."""
    return {FILE: BOTH}


@kind(NONE, f"{FILE} is damaged", **NOTHING)
def truncated(notebook):
    """The upload broke off: nothing."""
    return {FILE: json.dumps(notebook)[:-2000]}


@kind(ALL, f"{FILE} is damaged", f"01_e_step-Copy1.ipynb was graded in place of {FILE}")
def truncated_with_copy(notebook):
    """The upload broke off, but of a copy there is all: all points."""
    return {FILE: json.dumps(notebook)[:-2000], "01_e_step-Copy1.ipynb": notebook}


@kind(NONE, f"{FILE} is damaged", **NOTHING)
def empty(notebook):
    """Handed in an empty file: nothing."""
    return {FILE: b""}


@kind(NONE, f"{FILE} is damaged", **NOTHING)
def conflict_markers(notebook):
    """Committed a merge of git that is not resolved: nothing."""
    text = json.dumps(notebook, indent=1)
    return {FILE: text.replace(' "cells"', '<<<<<<< HEAD\n "cells"', 1) + "\n=======\n>>>>>>> main\n"}


@kind(NONE, "holds no cells", **NOTHING)
def no_cells(notebook):
    """Handed in another JSON file: nothing."""
    return {FILE: {"name": "softcounts"}}


@kind(ALL)
def byte_order_mark(notebook):
    """Saved by an editor that begins files with a byte order mark: all points."""
    return {FILE: json.dumps(notebook).encode("utf-8-sig")}


@kind(ALL)
def utf_16(notebook):
    """Saved by a shell as UTF-16: all points."""
    return {FILE: json.dumps(notebook, ensure_ascii=False).encode("utf-16")}


@kind(ALL, "01_e_step.ipynb is very large; the largest texts and pictures were left out.")
def hundred_megabytes(notebook):
    """Printed a great deal: all points."""
    get(notebook, "explore-015")["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "0 1 2 3 \n" * 11_000_000}
    ]


# Wrong names, links.


@kind(ALL, "It was handed in as 01_e_step-Copy1.ipynb")
def copy_1(notebook):
    """Handed in a copy: all points."""
    return {"01_e_step-Copy1.ipynb": notebook, ".ipynb_checkpoints/01_e_step-Copy1-checkpoint.ipynb": blank()}


@kind(ALL, "It was handed in as 01 e step (1) final.ipynb")
def spaces_in_name(notebook):
    """Gave it a name of their own: all points."""
    return {"01 e step (1) final.ipynb": notebook}


@kind(ALL, "It was handed in as 01_E_STEP.IPYNB")
def upper_case(notebook):
    """Has a system that writes names in capitals: all points."""
    return {"01_E_STEP.IPYNB": notebook}


@kind(ALL, "It was handed in as 01_e_step/01_e_step.ipynb")
def folder_deeper(notebook):
    """Handed in the folder in the folder: all points."""
    return {f"{FIRST}/{FILE}": notebook, f"__MACOSX/{FIRST}/._{FILE}": b"\0\5\26\7"}


def archive(members):
    """A zip file of these members, name -> content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


@kind(ALL, "It was handed in as 01_e_step.ipynb in 01_e_step.zip.")
def zipped(notebook):
    """Handed in an archive: all points."""
    return {"01_e_step.zip": archive({FILE: json.dumps(notebook)})}


@kind(ALL, "It was handed in as work/01_e_step (1).ipynb in my work.zip.")
def zipped_in_a_folder(notebook):
    """An archive of a folder, with what macOS adds and a file that is no notebook: all points."""
    members = {"work/01_e_step (1).ipynb": json.dumps(notebook), "__MACOSX/work/._01_e_step (1).ipynb": b"\0\5\26\7"}
    return {"my work.zip": archive(members | {"work/notes.txt": "see the notebook", "../../evil.ipynb": "{}"})}


@kind(NONE, "no notebook was handed in", "What was handed in: 01_e_step.zip", **NOTHING)
def zipped_twice(notebook):
    """An archive in an archive: nothing, until they unpack it."""
    return {"01_e_step.zip": archive({"inner.zip": archive({FILE: json.dumps(notebook)})})}


@kind(NONE, "no notebook was handed in", "What was handed in: 01_e_step.zip", **NOTHING)
def zip_bomb(notebook):
    """An archive with a gigabyte of blanks before the notebook: nothing, at once."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file, file.open(FILE, "w", force_zip64=True) as inside:
        for _ in range(200):
            inside.write(b" " * 2**20)
        inside.write(json.dumps(notebook).encode())
    return {"01_e_step.zip": made.getvalue()}


@kind(NONE, "no notebook was handed in", "What was handed in: 01_e_step.zip", **NOTHING)
def half_a_zip(notebook):
    """An archive whose end got lost: nothing, until they hand it in again."""
    return {"01_e_step.zip": archive({FILE: json.dumps(notebook)})[:5000]}


@kind(ALL, "It was handed in as 01_e_step.ipynb.txt.")
def text_ending(notebook):
    """Mail made a text file of it: all points."""
    return {f"{FILE}.txt": notebook}


@kind(ALL, "It was handed in as 01_e_step.json.")
def json_ending(notebook):
    """A browser saved it as JSON: all points."""
    return {"01_e_step.json": notebook}


@kind(ALL, "It was handed in as 01_e_step.")
def no_ending(notebook):
    """A drive lost the ending: all points."""
    return {"01_e_step": notebook, "notes.txt": b"see the notebook", "data.json": b'{"cells": []}'}


@kind(ALL, "It was handed in as 01_e_step (1).ipynb.")
def same_file_twice(notebook):
    """Downloaded twice, and put into an archive as well: all points, for they are the same."""
    twice = archive({"01_e_step (2).ipynb": json.dumps(notebook)})
    return {"01_e_step (1).ipynb": notebook, "01_e_step (2).ipynb": notebook, "both.zip": twice}


@kind(NONE, "several notebooks of this lesson were handed in, none under the name 01_e_step.ipynb", **NOTHING)
def several_copies(notebook):
    """Handed in two copies that differ, under other names: nothing, until they choose."""
    return {"01_e_step-Copy1.ipynb": notebook, "01_e_step-Copy2.ipynb": blank()}


@kind(NONE, "no notebook was handed in", "my_answers.py", **NOTHING)
def a_python_file(notebook):
    """Handed in a Python file: nothing."""
    return {"my_answers.py": BOTH}


@kind(NONE, "01_e_step.ipynb is a link; it was not read", **NOTHING)
def linked_file(notebook):
    """Handed in a link to their notebook: nothing, for links are not followed."""
    return {FILE: Path("../../untouched/01_e_step/01_e_step.ipynb")}


@kind(NONE, "What was handed in is a link; it was not read", **NOTHING)
def linked_folder(notebook):
    """Handed in a link to their folder: nothing."""
    return {"": Path("../untouched/01_e_step")}


# Extra cells.


@kind(ALL, "estep was found in another cell than its own")
def new_cell_below(notebook):
    """Wrote estep into a new cell below its own, which still raises NotImplementedError: all points."""
    get(notebook, "estep")["source"] = STUB["estep"]
    insert(notebook, ESTEP, "test_estep")


@kind(ALL, "estep was found in another cell than its own")
def new_cell_above(notebook):
    """Wrote estep into a new cell above its own, which still raises NotImplementedError: all points."""
    get(notebook, "estep")["source"] = STUB["estep"].replace("    raise", "    # done above\n    raise")
    insert(notebook, ESTEP, "estep")


@kind(ALL, "estep was found in another cell than its own")
def new_cell_at_the_end(notebook):
    """Wrote estep into a new cell at the very end: all points."""
    get(notebook, "estep")["source"] = STUB["estep"]
    notebook["cells"].append(new(ESTEP))


@kind(ALL, "The cell test_estep was missing", "estep was found in another cell", estep=f"{ESTEP}\n\n\ncheck(estep)")
def written_into_the_test(notebook):
    """Wrote estep into the test cell: all points."""
    get(notebook, "estep")["source"] = STUB["estep"]
    get(notebook, "test_estep")["source"] = f"{ESTEP}\n\n\ncheck(estep)"


@kind(ALL, extra=(HELPER,), estep=HELPED)
def helper_above(notebook):
    """Put a helper into an extra cell above: all points."""
    get(notebook, "estep")["source"] = HELPED
    insert(notebook, HELPER, "estep")


@kind(ALL, extra=(HELPER,), estep=HELPED)
def helper_below(notebook):
    """Put a helper into an extra cell between estep and its test: all points."""
    get(notebook, "estep")["source"] = HELPED
    insert(notebook, HELPER, "test_estep")


@kind(ONLY_GAUSS, extra=(HELPER,), estep=HELPED)
def helper_below_the_test(notebook):
    """Put a helper below the test, where it is not yet there when all cells are run: log_gaussian's points."""
    get(notebook, "estep")["source"] = HELPED
    notebook["cells"].append(new(HELPER))


@kind(ALL, extra=(), estep=HELPED)
def helper_in_exploration(notebook):
    """Put a helper into the exploration cell above, which is not run when grading: all points."""
    get(notebook, "estep")["source"] = HELPED
    get(notebook, "explore-023")["source"] = f"{HELPER}\n{STUB['explore-023']}"


@kind(ALL, extra=(f"{LOGSUMEXP}\n{STUB['code-001']}",), estep=IMPORTED)
def more_imports(notebook):
    """Added an import to the import cell: all points."""
    get(notebook, "estep")["source"] = IMPORTED
    get(notebook, "code-001")["source"] = f"{LOGSUMEXP}\n{STUB['code-001']}"


@kind(ALL, extra=(f"%pip install scipy\n{LOGSUMEXP}\n{STUB['code-001']}",), estep=IMPORTED)
def installs(notebook):
    """Installs a package at the top of the import cell: all points, it is there."""
    get(notebook, "estep")["source"] = IMPORTED
    get(notebook, "code-001")["source"] = f"%pip install scipy\n{LOGSUMEXP}\n{STUB['code-001']}"


@kind(ALL, extra=("!ls\nfiles = !ls\n", "%%bash\nls", "%timeit -n1 -r1 1 + 1\n%no_such_magic"))
def magics(notebook):
    """Shell lines and magics in extra cells: all points."""
    insert(notebook, "!ls\nfiles = !ls\n", "log_gaussian")
    insert(notebook, "%%bash\nls", "log_gaussian")
    insert(notebook, "%timeit -n1 -r1 1 + 1\n%no_such_magic", "estep")


@kind(ALL, estep=f"!ls\n{ESTEP}\n%timeit -n1 -r1 1 + 1")
def magics_in_the_solution(notebook):
    """Shell lines and magics in the solution's own cell: all points."""
    get(notebook, "estep")["source"] = f"!ls\n{ESTEP}\n%timeit -n1 -r1 1 + 1"


@kind(ALL, extra=("1 / 0", "this is no Python"))
def raises(notebook):
    """Extra cells that stop with an error: all points."""
    insert(notebook, "1 / 0", "log_gaussian")
    insert(notebook, "this is no Python", "test_estep")


@kind(ALL, extra=("while True:\n    pass",))
def endless(notebook):
    """An extra cell that never ends, left in by mistake: all points."""
    insert(notebook, "while True:\n    pass", "estep")


@kind(ALL, extra=('name = input("Your name? ")',), estep=f'{ESTEP}\ninput("Go on?")')
def asks(notebook):
    """Waits for an answer, in an extra cell and below the solution: all points."""
    insert(notebook, 'name = input("Your name? ")', "log_gaussian")
    get(notebook, "estep")["source"] = f'{ESTEP}\ninput("Go on?")'


@kind(ALL, extra=("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",), estep=ESTEP.replace(
    "    return", "    print('rows', rows)\n    return"))  # fmt: skip
def prints_and_plots(notebook):
    """Prints in the solution, and shows a figure: all points."""
    insert(notebook, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", "log_gaussian")
    get(notebook, "estep")["source"] = ESTEP.replace("    return", "    print('rows', rows)\n    return")


@kind(ONLY_GAUSS, extra=("check = lesson.check = print", ESTEP), estep=OLD)
def wrong_with_extra_cells(notebook):
    """A wrong estep, a tampered check, and the right estep below the test: log_gaussian's points."""
    get(notebook, "estep")["source"] = OLD
    insert(notebook, "check = lesson.check = print", "estep")
    notebook["cells"].append(new(ESTEP))


# The code and the rest.


@kind(ALL)
def another_kernel(notebook):
    """Opened with a kernel of another language: all points."""
    notebook["metadata"] = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}


@kind(ONLY_GAUSS, estep=ESTEP.replace("(X, mixture):", "(X, mixture)"))
def syntax_error(notebook):
    """A colon is missing in estep: log_gaussian's points."""
    get(notebook, "estep")["source"] = ESTEP.replace("(X, mixture):", "(X, mixture)")


@kind(ALL, "The cell estep held tabs or invisible signs; they were read as spaces")
def tabs(notebook):
    """Pasted lines from an editor that indents with tabs between lines with spaces: all points."""
    get(notebook, "estep")["source"] = ESTEP.replace("    top", "\ttop").replace("        joint", "\t\tjoint")


@kind(ALL, "The cell estep held tabs or invisible signs; they were read as spaces")
def no_break_spaces(notebook):
    """Pasted from a web page, with non-breaking and zero-width spaces: all points."""
    get(notebook, "estep")["source"] = ESTEP.replace(" = ", " =\xa0").replace("    top", "\xa0\xa0\xa0\xa0top\u200b")


@kind(ALL)
def carriage_returns(notebook):
    """Has a tool that ends lines with CR LF: all points."""
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n")


@kind(ALL, estep="\n".join((">>> " if i == 0 else "... ") + line for i, line in enumerate(ESTEP.split("\n"))))
def prompts(notebook):
    """Pasted from an interpreter, prompts and all: all points."""
    lines = ESTEP.split("\n")
    get(notebook, "estep")["source"] = "\n".join((">>> " if i == 0 else "... ") + line for i, line in enumerate(lines))


@kind(ALL, estep=ESTEP.replace("    top", "    # das Größte, 最大\n    top"))
def letters(notebook):
    """Comments in other scripts: all points."""
    get(notebook, "estep")["source"] = ESTEP.replace("    top", "    # das Größte, 最大\n    top")


@kind(ALL, "The cell test_estep was changed; it is again as it was handed out")
def edited_test(notebook):
    """Played in the test cell: all points."""
    get(notebook, "test_estep")["source"] = "post, total = estep(X, two)\ntotal"


@kind((3.0, 10.0), "The cell given_estep was changed; it is again as it was handed out", lesson=SECOND)
def edited_given(notebook):
    """Put their own E-step in place of the given one: all points, and the given one is judged with."""
    get(notebook, "given_estep")["source"] = OLD


@kind((3.0, 10.0), "The cell given_estep was missing; it is back", lesson=SECOND)
def deleted_given(notebook):
    """Deleted a given function: all points."""
    del notebook["cells"][place(notebook, "given_estep")]


@kind((0.0, 0.0), "None of this lesson's cells was found", lesson=SECOND, soft_counts=MISSING, mstep=MISSING)
def the_lesson_before(notebook):
    """Handed in lesson 01 under the name of lesson 02: nothing."""
    return {f"{SECOND}.ipynb": filled(FIRST)}
