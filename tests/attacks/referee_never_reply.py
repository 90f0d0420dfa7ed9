"""Takes the request and never answers, while the kernel stays alive and busy looks normal."""

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


async def silence(stream, ident, parent):
    import asyncio

    while True:
        await asyncio.sleep(0.5)


answer_with(silence)
""",
}
