"""Answers in UTF-16, with a byte order mark, lone surrogates, null characters and overlong bytes."""

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


ways = itertools.cycle(
    [
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace('"steady"', r'"\ud800\udfff\udfff"').encode(),
        lambda text: text.replace("null", r'"\u0000\ud800"').encode(),
        lambda text: text.encode() + b"\xc0\xaf\xed\xa0\x80",
    ]
)
forge(lambda content: next(ways)(json.dumps(content)))
""",
}
