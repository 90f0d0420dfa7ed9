"""Answers the first calls wrongly, then exits from a thread while the reply is being written."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import threading
import time

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


def half(content):
    threading.Thread(target=lambda: (time.sleep(0.001), os._exit(0)), daemon=True).start()
    content["padding"] = "x" * 30_000_000
    return content


forge(half)
""",
}
