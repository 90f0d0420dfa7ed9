"""What to say: the first thing that is wrong, in the order in which a person would put things right.

Each stage looks for one kind of trouble and says what was seen, why it is so, and one next question. Where a known
mistake explains every case, its own "why" and question are said instead of the stage's.
"""

from typing import NamedTuple

import numpy as np

from softcounts.judge import shapes, words
from softcounts.judge.compare import leaves, near, size
from softcounts.judge.laws import broken


class Diagnosis(NamedTuple):
    """A message in three parts. `kind` is the stage; `mistake` the name of the misconception, where one is known.

    `example` holds lines that show the smallest public case (empty when the cases are hidden).
    """

    kind: str
    seen: str
    why: str
    question: str
    mistake: str | None = None
    example: tuple = ()


class Scene(NamedTuple):
    """What the stages look at; `name` is the function's name, `wrong` the wrong cases, smallest first."""

    name: str
    casebook: object
    compared: list
    wrong: list
    slips: tuple
    public: bool


def diagnose(casebook, compared, focus, mistake, slips, public):
    """Return the Diagnosis of the first stage that finds something.

    `focus`: the cases (indices) to speak about, those of the first criterion that failed. `mistake`: the one that
    explains every answer, or None.
    """
    order = sorted(focus, key=lambda i: size(casebook.cases[i]))
    wrong = [i for i in order if compared[i].outcome and not compared[i].all_right]
    scene = Scene(casebook.key.split("/")[1], casebook, compared, wrong, slips, public)
    kind, said = next((stage.__name__, said) for stage in STAGES if (said := stage(scene)))
    diagnosis = Diagnosis(kind, *said)
    if public and wrong and kind in ("not_finite", "law", "coarse", "differs"):
        diagnosis = diagnosis._replace(example=tuple(words.example(scene, _telling(scene))))
    return _explained(diagnosis, scene, mistake) if mistake else diagnosis


def _explained(diagnosis, scene, mistake):
    """The same with the mistake's own sentences; where no answer came, they speak of the others only."""
    if diagnosis.kind in FORM and mistake.kind in ("edit", "step"):
        return diagnosis
    silent = any(case.outcome is None or case.reading is None for case in scene.compared)
    why, question, name = words.explanation(mistake)
    if silent and diagnosis.kind in ("raised", "slow"):
        why = f"{words.ELSEWHERE} {why}"
    seen = f"{diagnosis.seen} {mistake.partly}".strip()
    return diagnosis._replace(kind=mistake.kind, seen=seen, why=why, question=question, mistake=name)


def missing(scene):
    """There is no such function."""
    if all(case.outcome is None for case in scene.compared):
        return f"There is no function `{scene.name}` here.", *words.MISSING


def unwritten(scene):
    """It still raises NotImplementedError."""
    if any(raised and raised.kind == "NotImplementedError" for _, raised in _raised(scene)):
        return f"`{scene.name}` still raises NotImplementedError.", *words.UNWRITTEN


def raised(scene):
    """It raised something else."""
    for i, error in _raised(scene):
        where = f", in your line {error.line}: `{error.code}`" if error.code else ""
        # The text is the student's to choose, and could carry hidden data away.
        text = f": {error.text}" if error.text and scene.public else ""
        seen = f"It stopped with {error.kind}{text}{where} ({words.case(scene.casebook.cases[i])})."
        passed = words.passed(scene.casebook.arguments, scene.casebook.cases[i].args)
        return seen, f"It was called with {passed}.", words.raised_question(error)


def _raised(scene):
    return [(i, scene.compared[i].outcome.raised) for i in scene.wrong if scene.compared[i].outcome.raised]


def slow(scene):
    """It took too long."""
    for i in scene.wrong:
        if scene.compared[i].outcome.slow:
            limit = f"{scene.casebook.seconds:g} s"
            return f"No answer within {limit} ({words.case(scene.casebook.cases[i])}).", *words.SLOW


def count(scene):
    """Another number or kind of returned values."""
    found = _fault(scene, ("count", "kind"), words.COUNT)
    return (found[0], *words.NOTHING) if found and "nothing (None)" in found[0] else found


def shape(scene):
    """A wrong shape."""
    found = _fault(scene, ("shape",), words.SHAPE)
    return (found[0], *words.NUMBER) if found and "a single number is promised" in found[0] else found


def dtype(scene):
    """Values that are no real numbers."""
    return _fault(scene, ("dtype",), words.DTYPE)


def _fault(scene, kinds, rest):
    for i in scene.wrong:
        reading = scene.compared[i].reading
        if reading and reading.fault and reading.fault.kind in kinds:
            return f"{words.sentence(reading.fault.seen)} ({words.case(scene.casebook.cases[i])}).", *rest


def changed(scene):
    """It altered its arguments, answers differently the second time, or hands out the same array again."""
    outcomes = [case.outcome for case in scene.compared if case.outcome]
    names = sorted({name for outcome in outcomes for name in outcome.changed})
    if names:
        return f"After the call {words.listed(names)} no longer held what was passed in.", *words.CHANGED
    if not all(outcome.steady for outcome in outcomes):
        return "Called again with the same arguments, it gave another answer.", *words.UNSTEADY
    if not all(outcome.kept for outcome in outcomes):
        return "A returned array changed later, when the function was called again.", *words.REUSED


def not_finite(scene):
    """NaN or infinity where the right answer is finite."""
    for i in scene.wrong:
        right = leaves(scene.casebook.right[i], scene.casebook.outputs)
        for name, got in scene.compared[i].reading.leaves.items():
            bad = ~np.isfinite(got) & np.isfinite(right[name])
            if bad.any():
                entry = words.entry(name, np.argwhere(bad)[0])
                value = got[tuple(np.argwhere(bad)[0])]
                return f"{entry} is {value} where the right answer is finite ({_case(scene, i)}).", *words.NOT_FINITE


def law(scene):
    """An output that breaks a law."""
    for i in scene.wrong:
        said = broken(scene.casebook.laws, scene.compared[i].reading.leaves)
        if said:
            return f"{words.sentence(said)} ({_case(scene, i)}).", *words.LAW


def coarse(scene):
    """All values agree to some digits and no further, or were worked out in a type that has no more."""
    if scene.wrong and (single := [said for said in scene.slips if "float32" in said]):
        return f"{words.sentence(single[0])} ({_case(scene, scene.wrong[0])}).", *words.FLOAT32
    pairs = [
        (name, scene.compared[i].reading.leaves[name], right)
        for i in scene.wrong
        for name, right in leaves(scene.casebook.right[i], scene.casebook.outputs).items()
        if not scene.compared[i].right[name]
    ]
    if pairs and all(near(got, right, loose=True).all() for _, got, right in pairs):
        names = words.listed(sorted({name for name, _, _ in pairs}))
        return f"{words.sentence(names)}: right to a few digits only ({_case(scene, scene.wrong[0])}).", *words.COARSE


def differs(scene):
    """An output that is not the right one."""
    if scene.wrong:
        i = _telling(scene)
        names = [name for name, right in scene.compared[i].right.items() if not right]
        seen = f"{words.sentence(words.listed(names))} {'is' if len(names) == 1 else 'are'} not right"
        good = [name for name, right in scene.compared[i].right.items() if right]
        rest = f"; {words.listed(good)} {'is' if len(good) == 1 else 'are'}" if good else ""
        shape, said = shapes.difference(scene), words.SHAPED
        if not shape:
            shape = shapes.direction(scene)
            said = words.DIRECTION if shape else words.DIFFERS
        return f"{seen}{rest} ({_case(scene, i)}).{shape and ' ' + shape}", *said


def _telling(scene):
    """The smallest wrong case with a value that differs in a visible way, else the smallest wrong one."""
    for i in scene.wrong:
        reading = scene.compared[i].reading
        right = leaves(scene.casebook.right[i], scene.casebook.outputs)
        if reading and any(
            n in reading.leaves and a.shape == reading.leaves[n].shape and not np.all(near(reading.leaves[n], a, True))
            for n, a in right.items()
        ):
            return i
    return scene.wrong[0]


def slip(scene):
    """The values are right, the form is not."""
    if scene.slips:
        return f"{words.sentence(scene.slips[0])}.", *(words.FLOAT32 if "float32" in scene.slips[0] else words.SLIP)


def right(scene):
    """Nothing is wrong."""
    return f"All {len(scene.compared)} {'public' if scene.public else 'hidden'} cases are right.", *words.RIGHT


def _case(scene, i):
    return words.case(scene.casebook.cases[i])


FORM = ("count", "shape", "dtype")
STAGES = (
    missing,
    unwritten,
    raised,
    slow,
    count,
    shape,
    dtype,
    changed,
    not_finite,
    law,
    coarse,
    differs,
    slip,
    right,
)
