"""Every exercise of the course: one module a function, one package a lesson."""

from autograder.exercises.exercise import Exercise
from autograder.exercises.lesson00 import differences, log_sum_exp, row_sums
from autograder.exercises.lesson01 import estep, log_gaussian
from autograder.exercises.lesson02 import mstep, soft_counts
from autograder.exercises.lesson03 import best_of, run

MODULES = (row_sums, differences, log_sum_exp, log_gaussian, estep, soft_counts, mstep, run, best_of)


def all_exercises():
    """Key -> Exercise: {"01_e_step/estep": ...}, in the order of the course."""
    return {module.EXERCISE.key: module.EXERCISE for module in MODULES}


def find(key):
    """The exercise "lesson/name". Raises ValueError, naming those there are, where it is unknown."""
    exercises = all_exercises()
    if key not in exercises:
        raise ValueError(f"no exercise {key!r}: there are {', '.join(exercises)}")
    return exercises[key]


__all__ = ["Exercise", "all_exercises", "find"]
