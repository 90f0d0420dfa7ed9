"""From outcomes to points and a message."""

from typing import NamedTuple

from softcounts.judge.casebook import FORM, LEFT_ALONE
from softcounts.judge.compare import compare
from softcounts.judge.diagnose import Diagnosis, diagnose
from softcounts.judge.explain import explain
from softcounts.judge.play import Outcome


class Result(NamedTuple):
    """One criterion: its name, its points, and the share of them (0 to 1) that was earned.

    `pending`: nothing is wrong with it, but it earns only with answers that are right.
    """

    name: str
    points: float
    share: float
    pending: bool = False

    @property
    def earned(self):
        """The points that were earned."""
        return self.points * self.share

    @property
    def passed(self):
        """True where all of it is right."""
        return self.share == 1


class Verdict(NamedTuple):
    """The judgement of one function: points per criterion, one Diagnosis, and form slips in words."""

    key: str
    results: tuple
    diagnosis: Diagnosis
    slips: tuple
    hints: tuple

    @property
    def points(self):
        """The sum of what was earned, to 2 decimals."""
        return round(sum(result.earned for result in self.results), 2)

    @property
    def max_points(self):
        """The sum of the criteria's points."""
        return sum(result.points for result in self.results)

    def worth(self, points):
        """The same judgement where all criteria together are worth `points`."""
        factor = points / self.max_points
        return self._replace(results=tuple(result._replace(points=result.points * factor) for result in self.results))

    @property
    def right(self):
        """True where every criterion is passed."""
        return all(result.passed for result in self.results)


def judge(casebook, outcomes, public=True, mistake=None):
    """Judge the outcomes of `play` on the casebook's cases. `public`: the message may show right values.

    `mistake`: what explains the answers, where that was found otherwise than by the casebook's own fingerprints.
    """
    compared = compare(casebook, outcomes)
    results = tuple(_results(casebook, compared))
    if not mistake and not all(result.passed for result in results):
        mistake = explain(casebook, compared)
    if mistake and mistake.kind == "variant":
        results = tuple(result._replace(share=1.0) for result in results)
    slips = tuple(dict.fromkeys(s for case in compared if case.reading for s in case.reading.slips))
    failed = _failed(casebook, results)
    diagnosis = diagnose(casebook, compared, focus(casebook, results), mistake, slips, public)
    return Verdict(casebook.key, results, diagnosis, slips, failed.hints if failed else ())


def _failed(casebook, results):
    return next((c for c, r in zip(casebook.criteria, results, strict=True) if not r.passed), None)


def focus(casebook, results):
    """The cases (indices) to speak about: those of the criterion that failed first, or all of them."""
    failed = _failed(casebook, results)
    groups = failed.groups if failed else ()
    return [i for i, case in enumerate(casebook.cases) if case.group in groups] or range(len(casebook.cases))


def absent(casebook):
    """The verdict where there is no such function at all."""
    return judge(casebook, [None] * len(casebook.cases))


def _results(casebook, compared):
    """Points are shared equally between the outputs; an output that fails the first criterion earns nothing later.

    So a wrong answer cannot gather points from cases that are right by chance (one component, one row).
    """
    basic = _right_leaves(casebook, compared, casebook.criteria[0].groups)
    for criterion in casebook.criteria:
        if criterion.groups:
            right = basic & _right_leaves(casebook, compared, criterion.groups)
        else:
            right = basic if _KEPT[criterion.name](compared) else set()
        share = len(right) / len(compared[0].right)
        pending = not criterion.groups and share < 1 and _KEPT[criterion.name](compared)
        yield Result(criterion.name, criterion.points, share, pending)


def _right_leaves(casebook, compared, groups):
    chosen = [c.right for c, case in zip(compared, casebook.cases, strict=True) if case.group in groups]
    return {name for name in chosen[0] if all(right[name] for right in chosen)}


def _well_formed(compared):
    return not any(case.reading and case.reading.slips for case in compared)


def _left_alone(compared):
    outcomes = [case.outcome or Outcome() for case in compared]
    return all(not o.changed and o.steady and o.kept for o in outcomes)


_KEPT = {FORM: _well_formed, LEFT_ALONE: _left_alone}
