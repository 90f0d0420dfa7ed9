"""The tables that the demo prints: one row a student."""

from rich.table import Table

from autograder.grade.report import print_summary
from autograder.grade.results import totals


def print_report(console, found, course, seconds):
    """Points, first messages, the summary of the class, and where the feedback is."""
    console.print(points_table(found))
    console.print(messages_table(found))
    print_summary(console, found)
    for sentence in (
        f"Feedback pages: {course}/feedback/STUDENT/LESSON/LESSON.html",
        f"It is an ordinary nbgrader course: in {course}, try `nbgrader export` or `jupyter lab` with its Formgrader.",
        f"{len(totals(found))} students graded in {seconds:.0f} s.",
    ):
        console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def points_table(found):
    """A row a student, a column an exercise."""
    most = {result.exercise: result.max_points for result in found}
    table = Table(title="Points")
    table.add_column("student")
    for exercise, points in most.items():
        table.add_column(f"{exercise}\nof {points:g}".replace("_", "_\n"), justify="right")
    table.add_column(f"total\nof {sum(most.values()):g}", justify="right")
    for student, own in by_student(found).items():
        cells = [shown(result.points, result.max_points) for result in own]
        total = sum(result.points for result in own)
        table.add_row(student, *cells, shown(total, sum(most.values())))
    return table


def shown(points, most):
    """Points as text: bold where some are missing."""
    return f"{points:.4g}" if points == most else f"[bold]{points:.4g}[/]"


def messages_table(found):
    """What each student is told first: about the first exercise that lacks points, else about the first."""
    table = Table(title="First message")
    for name in ("student", "exercise", "message"):
        table.add_column(name, overflow="fold")
    for student, own in by_student(found).items():
        first = next((result for result in own if result.points < result.max_points), own[0])
        table.add_row(student, first.exercise, first.message.replace("[", r"\["))
    return table


def by_student(found):
    """Student -> their Results."""
    own = {}
    for result in found:
        own.setdefault(result.student, []).append(result)
    return own
