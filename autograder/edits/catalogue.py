"""A mistake of the catalogue, an edit of the solution's text, as choices at the sites of its tree."""

import ast
import difflib

from autograder.edits import kinds, taught
from autograder.edits.patterns import text


def edited(source, changes):
    """The source with each (old, new) of `changes` put in. Raises ValueError unless every old is there just once."""
    for old, new in changes:
        if source.count(old) != 1:
            raise ValueError(f"{old!r} is {source.count(old)} times in the taught solution, not once:\n{source}")
        source = source.replace(old, new)
    return source


def choices(switched, source):
    """What to switch so that a Switched becomes the program `source`, in as few and as small places as can be.

    Raises ValueError where nothing changes.
    """
    found = list(_differences(switched, switched.tree, ast.parse(source)))
    if not found:
        raise ValueError(f"the edit changes nothing:\n{source}")
    return tuple(found)


def _differences(switched, one, other):
    """Choices for each smallest expression, or statements, in which two trees differ."""
    if ast.dump(one) == ast.dump(other):
        return []
    parts = _aligned(one, other)
    inner = parts and [_inside(switched, a, b) for a, b in parts]
    if not inner or any(found is None for found in inner):
        return [switched.add(one.site, text(other))] if _whole(one) and _whole(other) else None
    return [choice for found in inner for choice in found]


def _inside(switched, one, other):
    return _statements(switched, one, other) if isinstance(one, list) else _differences(switched, one, other)


def _aligned(one, other):
    """Pairs of parts, nodes or lists of statements, where two nodes differ in nothing else; None where they do."""
    if type(one) is not type(other):
        return None
    pairs = []
    for field in one._fields:
        a, b = getattr(one, field), getattr(other, field)
        if field in ("body", "orelse") and isinstance(a, list):
            pairs.append((a, b))
        elif isinstance(a, list) and len(a) == len(b) and all(isinstance(part, ast.AST) for part in a):
            pairs += zip(a, b, strict=True)
        elif isinstance(a, ast.AST) and isinstance(b, ast.AST):
            pairs.append((a, b))
        elif a != b:
            return None
    return pairs


def _whole(node):
    """May the node be replaced as a whole?"""
    if isinstance(node, ast.stmt):
        return not isinstance(node, ast.FunctionDef)
    stored = isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)
    return isinstance(node, ast.expr) and not stored and not kinds.sliced(node)


def _statements(switched, one, other):
    """Choices that turn one list of statements into another, or None where the statement around them must change."""
    if not one and other:
        return None
    texts = [[text(line) for line in lines] for lines in (one, other)]
    found = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            for mine, theirs in zip(one[a:b], other[c:d], strict=True):
                inner = _differences(switched, mine, theirs)
                if inner is None:
                    return None
                found += inner
        elif kind == "insert":
            at = min(a, len(one) - 1)
            lines = [*other[c:d], one[at]] if a < len(one) else [one[at], *other[c:d]]
            found.append(switched.add(one[at].site, text(*lines)))
        elif kind != "equal":
            found.append(switched.add(one[a].site, text(*other[c:d]) or "pass"))
            found += [switched.add(line.site, "pass") for line in one[a + 1 : b]]
    return found


def mistaken(exercise, name):
    """The function that a mistake of the exercise is. Raises ValueError where the catalogue has none of that name."""
    slip = exercise.known(name)
    if slip is None:
        raise ValueError(
            f"{exercise.key} has no mistake {name!r}: there are {[known.name for known in exercise.mistakes]}"
        )
    space = taught.namespace(exercise.lesson)
    source = edited(taught.taught(exercise.lesson, exercise.name, exercise.inlined).source, slip.changes)
    exec(compile(source, f"<{name}>", "exec"), space)
    return space[exercise.name]
