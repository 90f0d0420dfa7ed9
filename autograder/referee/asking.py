"""What is said to a kernel of ours, and what may be believed of its replies."""

from autograder.judging import Played
from autograder.sandbox import wire
from autograder.sandbox.shelf import MOST_LETTERS
from softcounts.judge.casebook import to_json


def keep_request(name, functions=(), shelf=()):
    """The content of a softcounts_keep_request, see `autograder.sandbox.kernel.PlayingKernel`."""
    return {"name": name, "functions": list(functions), "shelf": list(shelf)}


def to_take(reply):
    """The code that a softcounts_keep_reply says should be run first; "" for none."""
    take = reply.get("take") if isinstance(reply, dict) else None
    return take if isinstance(take, str) and len(take) <= MOST_LETTERS else ""


def play_request(place, exercise, book):
    """The content of a softcounts_play_request, see `autograder.sandbox.kernel.PlayingKernel`."""
    return {
        "at": str(place),
        "function": exercise.name,
        "cases": to_json(book.cases),
        "arguments": book.arguments,
        "seconds": book.seconds,
        "uses": exercise.uses,
    }


def played_in(reply, book, uses, sources):
    """The reply of a kernel as Played. Raises wire.Unreadable."""
    if not isinstance(reply, dict):
        raise wire.Unreadable("a reply that makes no sense")
    if reply.get("outcomes") is None:
        return Played(None)
    outcomes = wire.read(reply["outcomes"], len(book.cases), book.arguments, sources)
    calls = reply.get("calls")
    return Played(outcomes, tuple(name for name in uses if isinstance(calls, list) and name in calls))
