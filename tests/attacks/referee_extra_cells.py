"""Hides its work in extra cells before and after the test cells, shell lines, and cells that redefine the checks."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}

EXTRA = [
    ("log_gaussian", "%%writefile {'@COURSE@/PWN' + 'ED_magic'}\nhello"),
    ("log_gaussian", "!echo hello > @COURSE@/$(echo PWN)ED_magic"),
    ("log_gaussian", "%%bash\necho hello > @COURSE@/$(echo PWN)ED_magic"),
    ("estep", "%load_ext autoreload\n%autoreload 2\n%run @COURSE@/source/01_e_step/01_e_step.ipynb"),
    ("estep", "%config InteractiveShell.ast_node_interactivity = 'all'\n10"),
    ("test_estep", "check = lambda *args, **more: 10\nlesson.check = check\n10"),
    ("test_estep", "import builtins\nbuiltins.check = builtins.grade = builtins.estep = lambda *args, **more: 10"),
]
