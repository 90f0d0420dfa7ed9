"""The tables that are printed when a class is graded."""

from collections import Counter
from statistics import mean

from rich.table import Table

from autograder.exercises import find
from autograder.grade.results import commonest_mistakes, totals

MOST_NAMED = 12


def print_summary(console, found):
    """Marks of each exercise, who could not be judged, whose notebook was repaired, commonest misconceptions."""
    console.print(marks_table(found))
    for sentence in (*unjudged(found), *manual(found), *repaired(found), *lacking(found), *misconceptions(found)):
        console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def marks_table(found):
    """A row an exercise."""
    own = {}
    for result in found:
        own.setdefault((result.key, result.max_points), []).append(result.points)
    table = Table(title=f"{len(totals(found))} submissions")
    for name in ("exercise", "of", "mean", "full marks", "none"):
        table.add_column(name, justify="left" if name == "exercise" else "right")
    for (exercise, most), points in own.items():
        counts = (str(points.count(most)), str(points.count(0)))
        table.add_row(exercise, f"{most:g}", f"{mean(points):.2f}", *counts)
    return table


def unjudged(found):
    """Who could not be judged, and why."""
    named = [f"{r.student} ({r.key}): {r.message}" for r in found if r.kind == "unjudged"]
    return _listed("Could not be judged, 0 points:", named)


def manual(found):
    """Which answers wait for a person."""
    counts = Counter(result.key for result in found if result.kind == "manual")
    named = [f"{key}: {count} of {len(totals(found))} students" for key, count in counts.items()]
    return _listed("Wait for a manual grade, in formgrader:", named)


def repaired(found):
    """Whose notebook had to be put in order, and how."""
    named = dict.fromkeys(f"{r.student}, {r.lesson}: {' '.join(r.notes)}" for r in found if r.notes)
    return _listed("Notebooks that were put in order before grading:", list(named))


def lacking(found):
    """Which modules notebooks could not import, and how many."""
    students = {(result.student, name) for result in found for name in result.lacking}
    counted = Counter(name for _, name in students).most_common(MOST_NAMED)
    named = [f"{name} ({count} submission{'s' * (count > 1)})" for name, count in counted]
    return [f"Imported by notebooks, and not in the course's environment: {', '.join(named)}."] if named else []


def _listed(title, named):
    more = [f"  ... and {len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return [title, *(f"  {one}" for one in named[:MOST_NAMED]), *more] if named else []


def misconceptions(found, most=3):
    """The mistakes that most students made."""
    students = len(totals(found))
    for (key, name), count in commonest_mistakes(found, most):
        yield f"Common misconception: {name} in {key} ({count} of {students} students). {find(key).known(name).why}"
