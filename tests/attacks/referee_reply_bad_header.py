"""Sends replies with headers, dates and parents of wrong types, which fail deep inside the grader's Jupyter client."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import copy

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


serialize = kernel.session.serialize
pack = kernel.session.pack
odd = ({}, [], None, 3, "header", {"msg_id": {}}, {"msg_id": "a", "msg_type": ["x"], "date": "31 February"})


def forged(msg, ident=None):
    frames = serialize(msg, ident)
    if msg["header"]["msg_type"] != "softcounts_play_reply":
        return frames
    session, mark = kernel.session, frames.index(b"<IDS|MSG>")
    for part in (2, 3, 4):
        for value in odd:
            bad = copy.copy(frames)
            bad[mark + part] = pack(value)
            bad[mark + 1] = session.sign(bad[mark + 2 : mark + 6])
            try:
                for stream in (kernel.shell_stream, kernel.iopub_socket):
                    stream.send_multipart(bad)
            except Exception:
                pass
    frames[mark + 2] = pack(msg["header"] | {"date": "0000-99-99T99:99:99Z", "version": {}, "session": 10**400})
    frames[mark + 1] = session.sign(frames[mark + 2 : mark + 6])
    return frames


kernel.session.serialize = forged
""",
}
