"""Problems with two right answers: a bent curve read backwards, and the shoulder of a robot arm."""

import numpy as np

from softcounts import inputs

UPPER, LOWER = 1.0, 0.7
"""Lengths of the arm, from shoulder to elbow and from elbow to hand."""


def bent(n=300, seed=0):
    """Return y and x, each (n,): x = y + 0.3 sin(2 pi y) plus noise, uniform in +-0.1; y uniform in 0 to 1.

    Bishop's example (PRML 5.6). From y to x it is a function; from x to y there are up to three answers. `seed`: an int
    or a numpy Generator.
    """
    rng = inputs.generator(seed)
    y = rng.uniform(0, 1, inputs.whole(n, 2, 10**6, "n"))
    return y, y + 0.3 * np.sin(2 * np.pi * y) + rng.uniform(-0.1, 0.1, len(y))


def arm(n=600, seed=0):
    """Return hand (n, 2) and shoulder (n,): where a robot's hand was, and the angle of its upper arm, in radians.

    The arm is 1 long from shoulder to elbow and 0.7 from elbow to hand; angles are read with an error of about 0.05.
    The elbow is above the line to the hand in 60 % of the rows, below in the others. `seed`: an int or a numpy
    Generator.
    """
    rng = inputs.generator(seed)
    n = inputs.whole(n, 2, 10**6, "n")
    direction, bend = rng.uniform(-1, 1, n), rng.uniform(0.7, 2.2, n)
    above = np.where(rng.random(n) < 0.6, 1.0, -1.0)
    inner = np.arctan2(LOWER * np.sin(bend), UPPER + LOWER * np.cos(bend))
    far = np.sqrt(UPPER**2 + LOWER**2 + 2 * UPPER * LOWER * np.cos(bend))
    hand = far[:, None] * np.column_stack([np.cos(direction), np.sin(direction)])
    return hand, direction + above * inner + 0.05 * rng.normal(size=n)


def reach(hand, shoulder):
    """Where elbow and hand come to be, each (n, 2), when the lower arm points at `hand` (n, 2) from the elbow.

    `shoulder` (n,): angles of the upper arm, in radians.
    """
    hand, shoulder = inputs.data(hand, "hand", d=2), inputs.numbers(shoulder, "shoulder")
    if shoulder.shape != (len(hand),) or not np.isfinite(shoulder).all():
        raise ValueError(f"shoulder must hold one finite angle for each of the {len(hand)} hands: pass ({len(hand)},)")
    elbow = UPPER * np.column_stack([np.cos(shoulder), np.sin(shoulder)])
    to = hand - elbow
    return elbow, elbow + LOWER * to / np.linalg.norm(to, axis=1, keepdims=True)
