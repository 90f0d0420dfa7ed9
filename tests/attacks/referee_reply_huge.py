"""Answers with 600 MB in one message, and with arrays of 100 MB each, to fill the grader's memory."""

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


def huge(content):
    try:
        return json.dumps(content).encode()[:-1] + b', "x": "' + b"A" * 600_000_000 + b'"}'
    except MemoryError:
        for entry in arrays(content):
            entry["array"] = "A" * 100_000_000
        return content


forge(huge)
""",
}
