"""Sends damaged base64: wrong padding, foreign letters, blanks, null bytes, numbers, lists."""

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


variants = itertools.cycle(
    [
        "A",
        "====",
        "AAAA\n AAAA",
        "\u00e9\u00e9\u00e9\u00e9",
        "\0" * 8,
        "-_-_",
        12,
        None,
        ["AAAA"],
        {"array": "AAAA"},
        "A" * 7,
        "data:;base64,AAAA",
    ]
)


def malformed(content):
    for entry, text in zip(arrays(content), variants):
        entry["array"] = text
    return content


forge(malformed)
""",
}
