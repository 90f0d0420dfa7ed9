"""Nests the returned value as deep as JSON just allows, to overflow the decoder instead of the JSON reader."""

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


def deep(content):
    for outcome in outcomes(content):
        for name, value in list(outcome.items()):
            if isinstance(value, dict | list):
                for depth in range(400):
                    value = (
                        {**value, "items": [value]} if depth < 8 and isinstance(value, dict) else {"items": [value]}
                    )
                outcome[name] = value
    return content


forge(deep)
""",
}
