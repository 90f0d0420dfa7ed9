"""The test is the wrong way round."""


def run(X, mixture, post):
    """E-step, M-step, test, until nothing changes."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) >= 1e-6 * abs(new):
            return mixture, post, new
        old = new
