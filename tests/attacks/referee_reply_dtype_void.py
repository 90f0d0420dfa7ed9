"""Claims void, record and text dtypes, sub-array dtypes of terabytes among them."""

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
        "V8",
        "f8,f8",
        "S8",
        "U2",
        "(1000000,1000000)f8",
        "V2000000000",
        "f8, (99999999,)f8",
        "{'names': ['a'], 'formats': ['O']}",
    ]
)


def malformed(content):
    for entry, dtype in zip(arrays(content), variants):
        entry["dtype"] = dtype
    return content


forge(malformed)
""",
}
