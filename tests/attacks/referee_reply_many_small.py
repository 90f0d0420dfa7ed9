"""Answers with millions of tiny JSON values, which take fifty times their size in the reader's memory."""

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


forge(lambda content: json.dumps(content).encode()[:-1] + b', "x": [' + b"{}," * 15_000_000 + b"{}]}")
""",
}
