"""Claims in the reply that a helper with a known slip was called, to be judged by that slip's answers."""

CELLS = {
    "log_gaussian": r"""
import numpy as np


def log_gaussian(X, mu, var):
    squared = ((X[:, None] - mu) ** 2).sum(axis=2)
    return -np.log(2 * np.pi * var) - squared + 7.0
""",
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


def helped(content):
    for name in ("helpers", "called", "uses", "calls", "helper"):
        content[name] = ["log_gaussian", "estep", "log_sum_exp", "../reference"]
    for outcome in outcomes(content):
        outcome |= {"called": ["log_gaussian"], "uses": ["log_gaussian"], "helpers": {"log_gaussian": True}}
    return content


forge(helped)
estep.__code__ = estep.__code__.replace(co_names=(*estep.__code__.co_names, "log_gaussian"))
""",
}
