"""Puts 5,000 files, folders nested 100 deep and a sparse file of 512 MB beside the notebook."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "many").mkdir()
    for number in range(5000):
        (folder / "many" / f"{number}.txt").touch()
    deep = folder.joinpath(*["deep"] * 100)
    deep.mkdir(parents=True)
    (deep / "end.txt").write_text("end")
    with (folder / "sparse.bin").open("wb") as file:
        file.truncate(2**29)
