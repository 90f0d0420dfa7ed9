"""Changes its arguments and its own results, and reports steady, kept and unchanged for a function that is not."""

CELLS = {
    "estep": r"""
import numpy as np

buffer = np.zeros((1, 1))


def estep(X, mixture):
    global buffer
    X[:] = 0
    mixture.p[:] = 1 / len(mixture.p)
    buffer = np.random.rand(len(X), len(mixture.p))
    buffer /= buffer.sum(axis=1, keepdims=True)
    return buffer, float(buffer.sum())


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


def lie(content):
    for outcome in outcomes(content):
        outcome |= {"steady": True, "kept": True, "changed": [], "slow": False, "raised": None}
    return content


forge(lie)
""",
}
