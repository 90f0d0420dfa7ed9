"""The share of heads, without the prior."""


def beta_mean(heads, tails, a, b):
    """The mean of theta after the throws."""
    return heads / (heads + tails)
