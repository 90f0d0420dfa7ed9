"""Every exercise of the course: one module a function, one package a lesson."""

from autograder.exercises import (
    lesson00,
    lesson01,
    lesson02,
    lesson03,
    lesson04,
    lesson05,
    lesson06,
    lesson07,
    lesson08,
)
from autograder.exercises.exercise import Exercise

LESSONS = (lesson00, lesson01, lesson02, lesson03, lesson04, lesson05, lesson06, lesson07, lesson08)
    lesson09,
)
from autograder.exercises.exercise import Exercise

LESSONS = (lesson00, lesson01, lesson02, lesson03, lesson04, lesson05, lesson06, lesson07, lesson09)
    lesson10,
)
from autograder.exercises.exercise import Exercise

LESSONS = (lesson00, lesson01, lesson02, lesson03, lesson04, lesson05, lesson06, lesson07, lesson10)
    lesson11,
)
from autograder.exercises.exercise import Exercise

LESSONS = (lesson00, lesson01, lesson02, lesson03, lesson04, lesson05, lesson06, lesson07, lesson11)


def all_exercises():
    """Key -> Exercise: {"01_e_step/estep": ...}, in the order of the course."""
    return {module.EXERCISE.key: module.EXERCISE for lesson in LESSONS for module in lesson.MODULES}


def find(key):
    """The exercise "lesson/name". Raises ValueError, naming those there are, where it is unknown."""
    exercises = all_exercises()
    if key not in exercises:
        raise ValueError(f"no exercise {key!r}: there are {', '.join(exercises)}")
    return exercises[key]


__all__ = ["Exercise", "all_exercises", "find"]
