"""Claims shapes that do not fit the number of bytes, and bytes that are no whole number of entries."""

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
    [{"shape": [3, 5]}, {"shape": []}, {"array": ""}, {"array": "AAAA"}, {"shape": [0]}, {"array": "AAAAAAAA8D8="}]
)


def malformed(content):
    for entry, shape in zip(arrays(content), variants):
        entry |= shape
    return content


forge(malformed)
""",
}
