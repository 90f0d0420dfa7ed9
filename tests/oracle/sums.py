"""Logarithms of sums, about their own maximum."""

import math


def log_sum(terms):
    top = max(terms)
    if top == -math.inf:
        return top
    return top + math.log(math.fsum(math.exp(term - top) for term in terms))
