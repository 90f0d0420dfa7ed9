"""Reports an exception whose text, name and line are lone surrogates, null bytes and escapes that no file can hold."""

CELLS = {
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


bad = "\ud800\udc80\udfff\0\x1b[2J\x08\x7f\u202e\u2028" * 20


def raised(content):
    for outcome in outcomes(content):
        outcome["value"] = None
        outcome["raised"] = {"kind": bad, "text": bad, "line": 1, "code": bad}
    return json.dumps(content).encode()


forge(raised)
""",
}
