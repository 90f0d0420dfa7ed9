"""Hands in 300,000 blank lines: Pygments' IPython lexer needs time that grows with the square of their number."""

CELLS = {
    "estep": "import numpy as np\n\n\ndef estep(X, mixture):\n    return np.zeros((len(X), len(mixture.p))), 0.0\n"
    + "\n" * 300_000
    + "done = True\n",
}
