"""Names another kernel, another language and a command of its own in the notebook's metadata."""

TRACE = "PWNED_kernelspec"

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    import json

    command = ["/bin/sh", "-c", f"touch {folder.parents[2]}/$(echo PWN)ED_kernelspec"]
    spec = {"argv": command, "display_name": "Python 3", "language": "bash", "name": "evil", "env": {"PYTHONPATH": "."}}
    notebook["metadata"] |= {"kernelspec": spec, "language_info": {"name": "bash", "file_extension": "/../../x"}}
    for place in ("kernels/evil", "kernels/python3", ".jupyter/kernels/python3", "share/jupyter/kernels/python3"):
        (folder / place).mkdir(parents=True)
        (folder / place / "kernel.json").write_text(json.dumps(spec))
    for name in ("jupyter_config.py", "nbgrader_config.py", "ipython_config.py", "jupyter_nbconvert_config.py"):
        (folder / name).write_text(f"import os\nos.system({command[2]!r})\n")
