"""The layers, read from the imports: lessons -> softcounts -> libraries; softcounts never imports autograder."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCIENCE = {"numpy", "scipy", "matplotlib"}

# Who may import what, besides the standard library; a longer prefix goes before a shorter one.
RULES = {
    "notebooks": {"numpy", "softcounts"},
    "softcounts": {"softcounts", "click", "IPython", "ipywidgets", "pooch", "sklearn", *SCIENCE},
    "softcounts/judge": {"softcounts.judge", "softcounts.mixtures", "softcounts.families", "numpy"},
    "autograder/reference": {"autograder.reference", "softcounts.mixtures", "softcounts.initial", "numpy", "scipy"},
    "autograder/exercises": {
        "autograder.exercises", "autograder.reference", "softcounts.judge", "softcounts.mixtures", "softcounts.initial",
        "softcounts.families", "numpy",
    },
    # A kernel inherits the memory of the sandbox's server: nothing here may know an answer.
    "autograder/sandbox": {
        "autograder.sandbox", "softcounts.judge", "softcounts.lesson", "ipykernel", "jupyter_client", "numpy",
        "traitlets", "zmq",
    },
    # It lies outside of the package when it is used.
    "autograder/door": {"hatchling"},
    "autograder": {
        "autograder", "softcounts", "numpy", "IPython", "PIL", "bleach", "dateutil", "jinja2", "jupyter_client",
        "jupyter_core", "jupytext", "nbclient", "nbconvert", "nbformat", "nbgrader", "psutil", "rich", "scipy",
        "sqlalchemy", "traitlets",
    },
}  # fmt: skip


def imports(path):
    """Every module that a Python file imports, in full."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(module, names):
    return module.split(".")[0] in sys.stdlib_module_names or any(
        module == name or module.startswith(name + ".") for name in names
    )


def rule_of(path):
    relative = path.relative_to(ROOT).as_posix()
    return max((folder for folder in RULES if relative.startswith(folder + "/")), key=len)


@pytest.mark.parametrize("folder", RULES)
def test_each_layer_imports_only_what_lies_below(folder):
    files = [path for path in sorted((ROOT / folder).rglob("*.py")) if rule_of(path) == folder]
    assert files, f"no Python file under {folder}"
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files
        for module in imports(path)
        if not allowed(module, RULES[folder])
    ]
    assert not wrong, "\n".join(wrong)


def test_nobody_imports_tests():
    files = [path for folder in ("notebooks", "softcounts", "autograder") for path in (ROOT / folder).rglob("*.py")]
    assert not [path for path in files if any(m.split(".")[0] == "tests" for m in imports(path))]


def test_files_of_students_are_opened_as_utf_8_on_every_system():
    words = ["ruff", "check", "--preview", "--select", "PLW1514", "--output-format", "concise", "softcounts"]
    found = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_the_rules_can_be_broken():
    assert not allowed("autograder.reference.gaussian", RULES["softcounts"])
    assert not allowed("softcounts.plots", RULES["autograder/reference"])
    assert allowed("softcounts.mixtures.GaussianMixture", RULES["autograder/reference"])
