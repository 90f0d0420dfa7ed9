"""Gives flags as numbers, texts and lists, outcomes as texts, and objects where lists belong."""

CELLS = {
    "log_gaussian": r"""
import numpy as np


def log_gaussian(X, mu, var):
    return np.zeros((len(X), len(mu)))
""",
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import itertools

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


kinds = itertools.cycle([1, 0, "true", "", None, [], [1], {}, {"a": {}}, 1.5, -1, "X", ["X"] * 1000, [[[]]], [None]])
whole = itertools.cycle([None, "ok", 3, {"0": {}}, [[]], [None] * 7, ["outcome"], {}])


def odd(content):
    for outcome in outcomes(content):
        for name in outcome:
            if name != "value":
                outcome[name] = next(kinds)
    for name, value in content.items():
        if isinstance(value, list) and next(kinds):
            content[name] = next(whole)
    return content


forge(odd)
""",
}
