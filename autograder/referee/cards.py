"""What a student reads where nothing could be judged, or where the notebook had to be repaired."""

from autograder.judging import card_bundle
from softcounts.card import Card

NEXT = (
    "Restart the kernel, run all cells from the top, and run check({name}): it must come to an end without trouble. "
    "If it does, tell your instructor."
)


def unjudged(exercise, worth, why, at_call):
    """The bundle of an exercise, worth so many points, that could not be judged. `at_call`: while it was called."""
    when = f"while `{exercise.name}` was being called" if at_call else "before the function could be called"
    seen = f"Your code was stopped {when}: {why}."
    title = f"{exercise.name}: could not be judged, 0 of {worth:g} points"
    card = Card(title, False, (), (("Seen:", seen), ("Next:", NEXT.format(name=exercise.name))))
    return card_bundle(card, exercise.key, 0.0, worth, seen, "unjudged")
