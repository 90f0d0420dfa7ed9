"""Puts NaN and Infinity tokens, which are no JSON, in the places of shapes, flags and values."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import json

kernel = get_ipython().kernel


def arrays(value):
    if isinstance(value, dict):
        if "array" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from arrays(item)


def outcomes(value):
    if isinstance(value, dict):
        if "steady" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from outcomes(item)


def forge(change):
    serialize = kernel.session.serialize

    def forged(msg, ident=None):
        if msg["header"]["msg_type"] == "softcounts_play_reply":
            content = msg["content"]
            msg["content"] = change(json.loads(content) if isinstance(content, bytes | str) else content)
        return serialize(msg, ident)

    kernel.session.serialize = forged


def tokens(content):
    for outcome in outcomes(content):
        outcome |= {"steady": float("nan"), "kept": float("inf"), "changed": float("-inf")}
    for entry in arrays(content):
        entry["shape"] = [float("nan"), float("inf")]
    return json.dumps(content | {"seconds": float("nan"), "cases": float("inf")}).encode()


forge(tokens)
""",
}
