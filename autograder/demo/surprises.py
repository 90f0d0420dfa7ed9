"""The demo's judgement of its own result."""

from autograder.grade.results import totals


def surprises(found, students):
    """Sentences about points that are not what the students' answers deserve; none when all is well."""
    got = totals(found)
    named = {result.student for result in found if result.mistake and result.points < result.max_points}
    said = []
    for student in students:
        points, most = got.get(student.name, (0.0, 0.0))
        if not most:
            said.append(f"{student.name} was not graded")
        elif not fair(student.expected, points, most):
            said.append(f"{student.name} has {points:g} of {most:g} points, and should have {student.expected}")
        if student.mistaken and student.name not in named:
            said.append(f"the mistake of {student.name} is not named, or costs nothing")
    return said


def fair(expected, points, most):
    """Whether `points` of `most` are "all", "some" or "none"."""
    return points == {"all": most, "none": 0}[expected] if expected != "some" else 0 < points < most
