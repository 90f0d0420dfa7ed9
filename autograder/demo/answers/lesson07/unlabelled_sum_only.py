"""The loop watches the unlabelled rows' log-likelihood alone."""


def run(X, y, U, model):
    """EM until the log-likelihood settles."""
    old = float("-inf")
    while True:
        post, new = estep(U, model)
        model = mstep(X, y, U, post)
        if abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new
