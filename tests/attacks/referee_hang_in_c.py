"""Hangs where no Python signal handler runs: in C, holding the interpreter lock, with all signals blocked."""

CELLS = {
    "estep": r"""
import ctypes
import signal


def estep(X, mixture):
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
        signal.setitimer(signal.ITIMER_REAL, 0)
    except (OSError, ValueError):
        pass
    try:
        ctypes.PyDLL(None).pause()
    except OSError:
        pass
    return max(range(10**18))
""",
}
