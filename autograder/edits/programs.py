"""The programs of one exercise: its taught solution with every edit in it, ready to be called."""

import ast
import functools
import inspect
import itertools
from typing import NamedTuple

import numpy as np

from autograder.edits import catalogue, generate, kinds, taught
from autograder.edits.switched import Switched
from softcounts.judge.play import TookTooLong, copy, quiet
from softcounts.judge.prints import Ruler
from softcounts.judge.values import snapshot

MOST_CALLS, STANDING_STILL = 20_000, 20
MORE, FEW, A_LOOP = 3, 100, 4
SHORT, LIKELY_IN_SHORT, LIKELY = 800, 300, 160


class Probe(NamedTuple):
    """A case for programs: its arguments, and the Ruler for what they answer."""

    args: tuple
    ruler: Ruler


class Programs:
    """`edits` of an exercise's taught solution, those of its catalogue first, and the function that makes each."""

    def __init__(self, exercise, args):
        """`args`: those of a case whose sizes all differ."""
        self.exercise = exercise
        self.taught = taught.taught(exercise.lesson, exercise.name, exercise.inlined)
        self._switched = Switched(self.taught.source)
        space = taught.namespace(exercise.lesson)
        with np.errstate(all="ignore"):
            seen = kinds.observe(self._switched, space, args)
        known = [self._known(slip) for slip in exercise.mistakes]
        found = generate.edits(self._switched, seen, self._labels)
        # A loop is slow, and what its steps make of a single number is no slip of the loop.
        looping = any(isinstance(node, ast.While) for node in self._switched.nodes)
        self.edits = [*known, *(edit for edit in found if edit.plain or not looping)]
        with np.errstate(all="ignore"):
            self.probe = Probe(args, Ruler(snapshot(exercise.reference(*args)), exercise.outputs))
        own = {part.name for part in self._switched.tree.body}
        helpers = {*taught.lesson(exercise.lesson)} - own
        space.update({name: self._counted(space[name]) for name in helpers})
        self._function = self._switched.function(space)
        self._most, self._calls_of = MOST_CALLS, {}
        self.loops = self.allowed(self.probe) > MORE * A_LOOP + FEW

    def function(self, *edits):
        """The function with these edits in it, to be played like a student's."""

        def edited(*args):
            switches, chosen = self._switched.switches, [choice for edit in edits for choice in edit.choices]
            self._calls, self._still, self._state = 0, 0, {}
            for site, number in chosen:
                switches[site] = number
            try:
                return self._function(*args)
            finally:
                for site, _ in chosen:
                    switches[site] = 0

        return edited

    @functools.cached_property
    def singles(self):
        """An array (edits, leaves) of what each of `edits` answers to `probe`, NaN where it gives no answer."""
        return self._table([(edit,) for edit in self.edits])

    @functools.cached_property
    def pairs(self):
        """Pairs of likely edits in different places, and the array (pairs, leaves) of what they answer to `probe`."""
        first = sorted(self.distinct, key=lambda edit: (edit.known is None, not edit.plain))
        if self.loops:
            first = [edit for edit in first if edit.known]
        likely = first[: LIKELY_IN_SHORT if len(self.edits) < SHORT else LIKELY]
        made = [pair for pair in itertools.combinations(likely, 2) if apart(*pair)]
        return made, self._table(made)

    @functools.cached_property
    def distinct(self):
        """Edits that answer wrongly to the probe, one for each answer."""
        seen = {}
        for edit, values in zip(self.edits, self.singles, strict=True):
            if values.any() and not np.isnan(values).any():
                seen.setdefault(tuple(np.round(values, 6)), edit)
        return list(seen.values())

    def _table(self, programs):
        none = (np.nan,) * len(self.probe.ruler.right)
        with quiet():
            rows = [self.values(edits, self.probe) or none for edits in programs]
        return np.array(rows).reshape(-1, len(none))

    def values(self, edits, case):
        """The Print's values of the program with these edits on a Probe, or None where it gives no answer."""
        self._most = MOST_CALLS if any(edit.known for edit in edits) else self.allowed(case)
        try:
            return case.ruler.values(self.function(*edits)(*map(copy, case.args)))
        except (Exception, TookTooLong):
            return None

    @functools.cached_property
    def fresh(self):
        """Probes of a few other casebooks, to see whether two programs always answer alike."""
        with np.errstate(all="ignore"):
            cases = [case for seed in range(1, 4) for case in _ordinary(self.exercise, seed)]
            rights = [snapshot(self.exercise.reference(*case.args)) for case in cases]
        rulers = [Ruler(right, self.exercise.outputs) for right in rights]
        return [Probe(case.args, ruler) for case, ruler in zip(cases, rulers, strict=True)]

    def behaviour(self, edits):
        """What the program with these edits answers on `fresh`, to be compared with another's."""
        with quiet():
            found = [self.values(edits, case) for case in self.fresh]
        return tuple(values and tuple(float(f"{value:.8g}") for value in values) for values in found)

    def allowed(self, case):
        """How often a program may call the lesson's other functions on a case: some times what the taught one does."""
        if id(case) not in self._calls_of:
            self._most = MOST_CALLS
            self.function()(*map(copy, case.args))
            self._calls_of[id(case)] = case, MORE * self._calls + FEW
        return self._calls_of[id(case)][1]

    def _counted(self, helper):
        """A function of the lesson that may be called often, but not for ever, nor again and again with the same."""
        parameters = len(inspect.signature(helper).parameters)

        @functools.wraps(helper)
        def called(*args, **named):
            self._calls += 1
            state = np.concatenate([np.ravel(part) for arg in args[1:parameters] for part in _arrays(arg)] or [[0.0]])
            before, self._state[helper] = self._state.get(helper), state
            still = before is not None and before.shape == state.shape and _same(before, state)
            self._still = self._still + 1 if still else 0
            if self._calls > self._most or self._still > STANDING_STILL:
                raise TookTooLong
            return helper(*args, **named)

        return called

    def text(self, *edits):
        """The source with these edits in it."""
        return self._switched.text([choice for edit in edits for choice in edit.choices])

    def _known(self, slip):
        """The Edit that a mistake of the catalogue is."""
        switch = catalogue.choices(self._switched, catalogue.edited(self.taught.source, slip.changes))
        labels = [label for site, _ in switch for label in self._labels(self._switched.nodes[site])]
        return generate.Edit(switch, tuple(dict.fromkeys(labels)), slip.why, slip.question, slip)

    @functools.cached_property
    def _labels_of(self):
        """Site -> the labels of the step that it stands in. A line of two steps has one for each part of its value; a
        name that is only handed on by `return` belongs to the step that made it.
        """
        found, made = {}, {}
        lines = [node for node in self._switched.nodes if isinstance(node, ast.stmt)]
        for line in sorted(lines, key=lambda line: line.lineno):
            labels = self.taught.labels.get(line.lineno, ())
            found |= {node.site: labels for node in ast.walk(line) if hasattr(node, "site")}
            for part, label in zip(_parts(line, len(labels)), labels, strict=False):
                found |= {node.site: (label,) for node in ast.walk(part) if hasattr(node, "site")}
            if isinstance(line, ast.Assign):
                made |= {node.id: found[node.site] for node in ast.walk(line.targets[0]) if isinstance(node, ast.Name)}
            if isinstance(line, ast.Return):
                handed = [line.value, *getattr(line.value, "elts", ()), *getattr(line.value, "args", ())]
                found |= {node.site: made[node.id] for node in handed if getattr(node, "id", None) in made}
        return found

    def _labels(self, node):
        """The labels of the step that a node stands in."""
        return self._labels_of.get(getattr(node, "site", None), ())


def _arrays(value):
    """The arrays of float numbers in an argument."""
    if isinstance(value, tuple):
        return [array for part in value for array in _arrays(part)]
    return [value] if isinstance(value, np.ndarray) and value.dtype.kind == "f" else []


def _same(one, other):
    close = np.abs(one - other) <= 1e-13 * np.abs(one)
    return bool((close | np.isnan(one)).all())


def _parts(line, count):
    """The parts of a line's value: of a tuple, or of a sum of two terms, if there are so many."""
    value = getattr(line, "value", None)
    parts = (
        value.elts
        if isinstance(value, ast.Tuple)
        else [value.left, value.right]
        if isinstance(value, ast.BinOp)
        else []
    )
    return parts if count > 1 and len(parts) == count else []


def apart(one, other):
    """Do two edits lie in different places?"""
    return not {site for site, _ in one.choices} & {site for site, _ in other.choices}


@functools.cache
def of(exercise):
    """The Programs of an exercise, made once in a process."""
    return Programs(exercise, _telling(exercise))


def _telling(exercise):
    """The arguments of the case that tells sizes apart best, among those of the first criterion."""
    with np.errstate(all="ignore"):
        return max(_ordinary(exercise, 0), key=lambda case: len(set(_sizes(case.args)))).args


def _ordinary(exercise, seed):
    cases = exercise.cases(np.random.default_rng(seed))
    return [case for case in cases if case.group in exercise.criteria[0].groups]


def _sizes(value):
    if isinstance(value, np.ndarray):
        return value.shape
    return [size for part in value for size in _sizes(part)] if isinstance(value, tuple) else []
