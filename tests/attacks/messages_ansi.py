"""Prints ANSI escapes that move the cursor, retitle terminals, write the clipboard, and hide or forge log lines."""

TRACE = '<script>name="PWNED_ansi"</script>'

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import sys

mark = "PWN" + "ED_ansi"
html = f'<script>name="{mark}"</script>'
escapes = ["\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]52;c;ZWNobw==\x07", "\x1b[31;1;38;5;999999999m"]
escapes += ["\x1b[" + "1;" * 20_000 + "m"]
escapes += [
    f"\x1b]8;;javascript:{html}\x07link\x1b]8;;\x07",
    "\x1b[38;2;1;2;3m" * 2000,
    "\x9b31m",
    "\x1bP",
    "\x1b[8m",
    "\r" * 50,
]
for text in escapes:
    print(text + html)
    print(text + html, file=sys.stderr)
raise ValueError("".join(escapes) + html)
""",
}
