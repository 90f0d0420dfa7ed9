"""Asks for input on the stdin channel, permitted or not, so that the grading waits for an answer for ever."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import builtins
import getpass
import sys

kernel = get_ipython().kernel
kernel._allow_stdin = True
ident = kernel._parent_ident["shell"]
for prompt in ("Points: ", "\x1b[2J", "<script>", "x" * 10**6):
    kernel.session.send(
        kernel.stdin_socket,
        "input_request",
        {"prompt": prompt, "password": False},
        parent=kernel.get_parent("shell"),
        ident=ident,
    )
for ask in (lambda: sys.stdin.read(), lambda: getpass.getpass("?"), lambda: builtins.input("How many points? ")):
    try:
        print(ask())
    except Exception:
        pass
""",
}
