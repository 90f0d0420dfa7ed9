"""Swallows every exception and interrupt in an endless loop, with the alarm's handler and timer replaced."""

CELLS = {
    "estep": r"""
import signal
import time


def estep(X, mixture):
    while True:
        try:
            while True:
                signal.signal(signal.SIGALRM, signal.SIG_IGN)
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.setitimer(signal.ITIMER_REAL, 0)
                time.sleep(0.01)
        except BaseException:
            pass
""",
}
