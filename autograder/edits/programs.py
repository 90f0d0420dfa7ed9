"""The programs of one exercise: its taught solution with every edit in it, ready to be called."""

import ast
import functools
from typing import NamedTuple

import numpy as np

from autograder.edits import catalogue, generate, kinds, labels, taught
from autograder.edits.limits import MOST_CALLS, Calls, most
from autograder.edits.switched import Switched
from softcounts.judge.play import TookTooLong, copy, quiet
from softcounts.judge.prints import Ruler
from softcounts.judge.values import snapshot


class Probe(NamedTuple):
    """A case for programs: its arguments, the Ruler for what they answer, how often they may call others, and what
    these have answered there.
    """

    args: tuple
    ruler: Ruler
    most: int
    memory: dict


class Programs:
    """`edits` of an exercise's taught solution, those of its catalogue first, and the function that makes each.

    `loops`: its solution calls others in a loop.
    """

    def __init__(self, exercise):
        self.exercise = exercise
        text = taught.taught(exercise.lesson, exercise.name, exercise.inlined)
        self._switched, space = Switched(text.source), taught.namespace(exercise.lesson)
        self._labels = labels.of_sites(self._switched.nodes, text.labels)
        helpers = {*taught.lesson(exercise.lesson)} - {part.name for part in self._switched.tree.body}
        self.loops = any(
            _calls(node, helpers) for node in self._switched.nodes if isinstance(node, ast.For | ast.While)
        )
        args = _telling(exercise)
        with np.errstate(all="ignore"):
            seen = kinds.observe(self._switched, space, args)
        known = [self._known(text.source, slip) for slip in exercise.mistakes]
        self.edits = [*known, *generate.edits(self._switched, seen, self._labels)]
        self._calls = Calls()
        space.update({name: self._calls.counted(space[name]) for name in helpers})
        self._function = self._switched.function(space)

    def _known(self, source, slip):
        """The Edit that a mistake of the catalogue is."""
        choices = catalogue.choices(self._switched, catalogue.edited(source, slip.changes))
        return generate.Edit(choices, generate.steps(choices, self._labels), slip.why, slip.question, slip)

    def function(self, *edits, calls=MOST_CALLS, memory=None):
        """The function with these edits in it, to be played like a student's; it may call others so often."""
        chosen = [choice for edit in edits for choice in edit.choices]

        def edited(*args):
            switches = self._switched.switches
            self._calls.begin(calls, memory)
            for site, number in chosen:
                switches[site] = number
            try:
                return self._function(*args)
            finally:
                for site, _ in chosen:
                    switches[site] = 0

        return edited

    def measured(self, case, right):
        """A case, with the snapshot of its right answer, as a Probe."""
        with quiet():
            self.function()(*map(copy, case.args))
        ruler = Ruler(right, self.exercise.outputs, case.beside)
        return Probe(case.args, ruler, most(self._calls.count), {})

    def values(self, edits, probe):
        """The Print's values of the program with these edits on a Probe, or None where it gives no answer."""
        calls = MOST_CALLS if any(edit.known for edit in edits) else probe.most
        try:
            program = self.function(*edits, calls=calls, memory=probe.memory)
            return probe.ruler.values(program(*map(copy, probe.args)))
        except (Exception, TookTooLong):
            return None

    @functools.cached_property
    def fresh(self):
        """Probes of a few other casebooks, to see whether two programs always answer alike."""
        with np.errstate(all="ignore"):
            cases = [case for seed in range(1, 4) for case in _ordinary(self.exercise, seed)]
            return [self.measured(case, snapshot(self.exercise.reference(*case.args))) for case in cases]

    def behaviour(self, edits):
        """What the program with these edits answers on `fresh`, to be compared with another's."""
        with quiet():
            found = [self.values(edits, probe) for probe in self.fresh]
        return tuple(values and tuple(float(f"{value:.8g}") for value in values) for values in found)

    def text(self, *edits):
        """The source with these edits in it."""
        return self._switched.text([choice for edit in edits for choice in edit.choices])


def apart(one, other):
    """Do two edits lie in different places?"""
    return not {site for site, _ in one.choices} & {site for site, _ in other.choices}


@functools.cache
def of(exercise):
    """The Programs of an exercise, made once in a process."""
    return Programs(exercise)


def _calls(loop, helpers):
    return any(isinstance(node, ast.Name) and node.id in helpers for node in ast.walk(loop))


def _telling(exercise):
    """The arguments of the case that tells sizes apart best, among those of the first criterion."""
    with np.errstate(all="ignore"):
        return max(_ordinary(exercise, 0), key=lambda case: len(set(kinds.sizes(case.args)))).args


def _ordinary(exercise, seed):
    cases = exercise.cases(np.random.default_rng(seed))
    return [case for case in cases if case.group in exercise.criteria[0].groups]
