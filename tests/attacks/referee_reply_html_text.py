"""Reports exceptions whose name, text and line hold scripts and markdown, to run them in the feedback's reader."""

TRACE = "<img src=x onerror=\"name='PWNED_reply'\">"

CELLS = {
    "estep": r'''
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


mark = "PWN" + "ED_reply"
html = f"""<img src=x onerror="name='{mark}'"></code></pre></script><script>alert(1)</script>"""
html += "[x](javascript:alert(1)) $\\href{x}$"


def raised(content):
    for outcome in outcomes(content):
        outcome["value"] = None
        outcome["raised"] = {"kind": html, "text": html, "line": 1, "code": html}
        outcome["changed"] = [html]
    return content


forge(raised)
''',
}
