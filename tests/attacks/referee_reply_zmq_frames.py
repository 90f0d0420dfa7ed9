"""Sends the reply as malformed multipart messages: no delimiter, wrong signature, missing parts, empty frames."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


kernel = get_ipython().kernel


def answer_with(handler):
    for name in {name for name in kernel.shell_handlers if "softcounts" in name} | {"softcounts_play_request"}:
        kernel.shell_handlers[name] = handler
        setattr(kernel, name, handler)


def frames(stream, ident, parent):
    session = kernel.session
    message = session.msg("softcounts_play_reply", {"outcomes": [], "points": 10}, parent=parent)
    good = session.serialize(message, ident)
    mark = good.index(b"<IDS|MSG>")
    for bad in (
        good[:mark] + good[mark + 1 :],
        good[: mark + 1] + [b"0" * 64] + good[mark + 2 :],
        good[: mark + 2],
        good[: mark + 1],
        good[:mark] + [b""] * 20_000,
        [*good, *[b"buffer"] * 20_000],
        [*good[:mark], b"<IDS|MSG>", *good[mark:]],
        [b"somebody else", *good[mark:]],
    ):
        try:
            stream.send_multipart(bad)
        except Exception:
            pass


answer_with(frames)
""",
}
