"""The tables that the demo prints: one row a student."""

from rich.box import SIMPLE_HEAD
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
    """A row a student, a column a lesson by its number: twelve fit into 80 columns."""
    own, lessons = by_student(found), list(dict.fromkeys(result.lesson for result in found))
    table = Table(title="Points", padding=(0, 1, 0, 0), box=SIMPLE_HEAD)
    table.add_column("name")
    for lesson in (*lessons, ""):
        most = max(points(results, lesson)[1] for results in own.values())
        table.add_column(f"{lesson[:2] or 'all'}\n/{most:g}", justify="right", no_wrap=True)
    for student, results in own.items():
        table.add_row(student, *(shown(*points(results, lesson)) for lesson in (*lessons, "")))
    return table


def points(results, lesson):
    """(points, the most there are) of one student's Results in a lesson, or in all (lesson "")."""
    chosen = [result for result in results if lesson in ("", result.lesson)]
    return sum(result.points for result in chosen), sum(result.max_points for result in chosen)


def shown(points, most):
    """Points as text, to one decimal: bold where some are missing."""
    return f"{points:g}" if points == most else f"[bold]{round(points, 1):g}[/]"


def messages_table(found):
    """What each student is told first: about the first exercise that lacks points, else about the first."""
    table = Table(title="First message")
    for name in ("student", "exercise", "message"):
        table.add_column(name, overflow="fold")
    for student, own in by_student(found).items():
        first = next((result for result in own if result.points < result.max_points), own[0])
        table.add_row(student, first.key, first.message.replace("[", r"\["))
    return table


def by_student(found):
    """Student -> their Results."""
    own = {}
    for result in found:
        own.setdefault(result.student, []).append(result)
    return own
