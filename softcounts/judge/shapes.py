"""The shape of a difference: in what regular way a wrong output differs from the right one, in words."""

import numpy as np

from softcounts.judge.compare import leaves, near

POWERS = {"the number of rows n": "n", "the number of columns d": "d", "the number of components K": "K"}
ENOUGH_CASES, ENOUGH_ENTRIES = 3, 5
NUMBERS = {2.0: "twice", 0.5: "half", -1.0: "minus"}


def difference(scene):
    """One sentence on the first output whose difference has the same regular shape in every wrong case, or ""."""
    for name in scene.compared[scene.wrong[0]].right:
        pairs = list(_pairs(scene, name))
        for shape in SHAPES if pairs else ():
            said = shape(pairs)
            if said:
                return f"In every such case `{name}` is {said}."
    return _only_where_one(scene) or _only_in_one_place(scene)


def direction(scene):
    """One sentence on the first output that errs on one side only, or is 0 wherever it is wrong, or "".

    No other value is said: a function could choose it to carry hidden data away.
    """
    for name in scene.compared[scene.wrong[0]].right:
        pairs = _pairs(scene, name)
        wrong = [~near(got, right) for got, right, _ in pairs]
        got = np.concatenate([np.ravel(got[bad]) for (got, _, _), bad in zip(pairs, wrong, strict=True)] or [[]])
        right = np.concatenate([np.ravel(right[bad]) for (_, right, _), bad in zip(pairs, wrong, strict=True)] or [[]])
        if len(pairs) < ENOUGH_CASES or len(got) < ENOUGH_ENTRIES:
            continue
        for said, true in (("0", got == 0), ("too large", got > right), ("too small", got < right)):
            if true.all():
                return f"Wherever `{name}` is wrong, it is {said}."
    return ""


def _pairs(scene, name):
    """(got, right, sizes) of the output wherever it was answered and is wrong; nothing where a shape differs."""
    found = []
    for i, case in enumerate(scene.compared):
        if case.reading is None or case.right[name]:
            continue
        got, right = case.reading.leaves.get(name), leaves(scene.casebook.right[i], scene.casebook.outputs)[name]
        if got is None or got.shape != right.shape or not np.isfinite(got).all() or not np.isfinite(right).all():
            return []
        found.append((got, right, sizes(scene.casebook.arguments, scene.casebook.cases[i].args)))
    return found


def sizes(arguments, args):
    """n, d and K of a case, as far as its arguments show them."""
    found = {}
    for name, arg in zip(arguments, args, strict=False):
        if isinstance(arg, np.ndarray) and arg.ndim == 2 and name in ("X", "U"):
            found.setdefault("n", arg.shape[0]), found.setdefault("d", arg.shape[1])
        elif name == "post":
            found.setdefault("n", arg.shape[0]), found.setdefault("K", arg.shape[1])
        elif hasattr(arg, "p"):
            found.setdefault("K", len(arg.p))
    return found


def factor(pairs):
    """The right one times a number."""
    ratios = [_ratio(got, right) for got, right, _ in pairs]
    if None in ratios:
        return None
    for words, letter in POWERS.items():
        known = [its.get(letter) for _, _, its in pairs]
        if None not in known and len(set(known)) > 1:
            if np.allclose(ratios, known, rtol=1e-6):
                return f"the right one times {words}"
            if np.allclose(ratios, 1 / np.array(known), rtol=1e-6):
                return f"the right one divided by {words}"
    if np.allclose(ratios, ratios[0], rtol=1e-6):
        return f"{NUMBERS.get(round(ratios[0], 6), f'{ratios[0]:.4g} times')} the right one"
    if all(got.size > 1 for got, _, _ in pairs):
        return "the right one times a number that is the same for all entries of a case"


def _ratio(got, right):
    filled = np.abs(right) > 1e-9 * np.abs(right).max(initial=0.0)
    if not filled.any() or np.abs(got[~filled]).max(initial=0.0) > 1e-6 * np.abs(got).max(initial=0.0):
        return None
    ratios = got[filled] / right[filled]
    return float(ratios[0]) if np.allclose(ratios, ratios[0], rtol=1e-6) and abs(ratios[0]) > 1e-9 else None


def offset(pairs):
    """The right one plus a number."""
    offsets = [np.ravel(got - right) for got, right, _ in pairs]
    if any(got.size < 2 for got, _, _ in pairs) or not all(np.allclose(o, o[0], rtol=1e-6) for o in offsets):
        return None
    if np.allclose([o[0] for o in offsets], offsets[0][0], rtol=1e-6):
        return f"the right one plus {offsets[0][0]:.4g}"
    return "the right one plus a number that is the same for all entries of a case"


def rounded(pairs):
    """The right one with fewer decimals."""
    for digits in range(8):
        if all(np.allclose(got, np.round(right, digits), rtol=0, atol=1e-12) for got, right, _ in pairs):
            return f"the right one rounded to {digits} decimals"


def moved(pairs):
    """The right entries in another order."""
    tables = all(right.ndim == 2 for _, right, _ in pairs)
    if any(right.size < 2 or not right.ndim for _, right, _ in pairs):
        return None
    if all(_same(got, right[::-1]) for got, right, _ in pairs):
        return "the right one with its rows in reverse order" if tables else "the right one in reverse order"
    if tables and all(_same(got, right[:, ::-1]) for got, right, _ in pairs):
        return "the right one with its columns in reverse order"
    if tables and all(_same(got, right.T) for got, right, _ in pairs):
        return "the right one with rows and columns exchanged"
    if all(_same(np.sort(got, axis=None), np.sort(right, axis=None)) for got, right, _ in pairs):
        return "made of the right entries in another order"


def by_rows_or_columns(pairs):
    """Each row, or each column, of the right one times a number of its own."""
    if any(right.ndim != 2 or min(right.shape) < 2 for _, right, _ in pairs):
        return None
    for words, turned in (("row", False), ("column", True)):
        lines = [
            zip(got.T, right.T, strict=True) if turned else zip(got, right, strict=True) for got, right, _ in pairs
        ]
        if all(_ratio(mine, its) is not None for pair in lines for mine, its in pair):
            return f"the right one with each {words} multiplied by a number of its own"


def partly(pairs):
    """Right but for the first or the last."""
    if any(not right.ndim or len(right) < 2 for _, right, _ in pairs):
        return None
    wrong = [np.flatnonzero(~near(got, right).reshape(len(right), -1).all(axis=1)) for got, right, _ in pairs]
    if all(list(rows) == [0] for rows in wrong):
        return "wrong in its first entry or row only"
    if all(list(rows) == [len(right) - 1] for rows, (_, right, _) in zip(wrong, pairs, strict=True)):
        return "wrong in its last entry or row only"


def _only_where_one(scene):
    """A sentence where the answers are right in just those cases in which a size is 1."""
    for words, letter in POWERS.items():
        known = [sizes(scene.casebook.arguments, case.args).get(letter) for case in scene.casebook.cases]
        played = [(size, case.all_right) for size, case in zip(known, scene.compared, strict=True) if case.outcome]
        shown = all(size is not None for size, _ in played) and any(right for _, right in played)
        if shown and all((size == 1) == right for size, right in played):
            return f"It is right only where {words} is 1."
    return ""


def _only_in_one_place(scene):
    """A sentence where all wrong answers belong to one criterion, and others are right."""
    wrong = {
        scene.casebook.cases[i].group for i, case in enumerate(scene.compared) if case.outcome and not case.all_right
    }
    for criterion in scene.casebook.criteria[1:]:
        if wrong and wrong <= {*criterion.groups}:
            return f"All else is right: it goes wrong only with {criterion.name}."
    return ""


def _same(got, right):
    return got.shape == right.shape and bool(near(got, right).all())


SHAPES = (factor, offset, rounded, moved, by_rows_or_columns, partly)
