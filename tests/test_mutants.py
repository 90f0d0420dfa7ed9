"""Every small fault in a taught solution is refused, save those that change nothing that is promised."""

import ast

import nbformat
import pytest

from softcounts.judge import judge, play
from tests.conftest import EXERCISES
from tests.mutants import mutants
from tests.test_wheel import LESSONS, ROOT

# What may survive: a mutant's own text, and why it is as right as the solution.
EQUIVALENT = {
    "00_start_here/log_sum_exp": ["top[:, -1]"],  # the only column of (n, 1)
    "01_e_step/log_gaussian": ["mu) ** 2).sum(axis=2)\n    d = X"],  # two independent lines exchanged
    "01_e_step/estep": ["with np.errstate():", "rows.sum())"],  # a warning; np.float64 is promised too
    "03_run_loop/run": ["< 1e-06 * abs(new)", "and new - old <= 1e-06"],  # exact ties; a right EM never falls
    "03_run_loop/best_of": ["fit[2] >= best[2]"],  # exact ties between different fits do not occur
    "05_missing_data/estep": [
        "0.0, X)\n    M = ", "keepdims=True)\n    squared = ",  # two independent lines exchanged
        "with np.errstate():", "joint - rows), rows.sum())",  # a warning; np.float64 is promised too
    ],
    "05_missing_data/mstep": [
        "0.0, X)\n    M = ", "post.T @ M\n    X0 = ", "1e-12)\n    squared = ",  # two independent lines exchanged
        "np.maximum(1, support)", "np.maximum(1e-12, ", "np.maximum(min_variance, ",  # the larger of two, turned round
        "1.0009999999999999e-12)", "np.maximum(support.sum(axis=1), 2e-12)",  # any number below every real support
        "X0 / support, mixture", "np.maximum(support, 0)",  # what is divided by 0 is not chosen: a warning only
    ],
    "05_missing_data/rmse": ["return np.sqrt(np.mean("],  # np.float64 is promised too
    # no grey value lies between; any negative length is worked out
    "06_bernoulli_mnist/binarize": ["threshold=0.5005", "len(images), -2)"],
    # a warning; np.float64 is promised too
    "06_bernoulli_mnist/nll": ["with np.errstate():", "return -np.log(chance).sum() / len(X)"],
    "06_bernoulli_mnist/estep": ["with np.errstate():", "rows.sum())"],
    "07_semi_supervised/fit_supervised": ["np.bincount(y) / len(y)"],  # every class has a row
    "07_semi_supervised/estep": ["rows.sum())"],  # np.float64 is promised too
    "07_semi_supervised/mstep": ["cov = np.empty((C, d, d))\n    mu ="],  # two independent lines exchanged
    # Independent lines exchanged; np.float64 is promised too; exact ties; a right EM never falls.
    "07_semi_supervised/run": [
        "post, unlabelled = estep(U, model)\n        new =",
        "model = mstep(X, y, U, post)\n        new =",
        "new = joint[",
        "< 1e-06 * abs(new)",
        "and new - old <= 1e-06",
    ],
    # independent lines exchanged; np.float64 is promised too
    "08_priors/gaussian_posterior": ["var + x.sum() / var\n    precision =", "return (pull /", ", 1 / precision)"],
    "08_priors/log_prior": [
        "mu, var, p = mixture\n    mean, count,", ".sum(axis=1)\n    K, d =", "scale / var\n    centres =",
        "lgamma(alpha)\n    widths =", "return centres.sum()",
    ],
    "08_priors/map_mstep": ["post.shape[1])\n    mean, count", "post.sum(axis=0)\n    (n, d)"],
    "09_mixture_of_experts/estep": ["rows.sum())"],  # np.float64 is promised too
    # two independent lines exchanged; the larger of two, turned round
    "09_mixture_of_experts/mstep": ["gate_gradient)\n    var = ", "np.maximum(min_variance, var)"],
    # Independent lines exchanged.
    "10_mixture_density_network/mdn_gradient": [
        "by_mu = -post * z / sigma\n    by_score = ", "by_log_sigma = post * (1 - z ** 2)\n    by_mu = ",
    ],
    "10_mixture_density_network/mdn_nll": ["return -log_sum_exp"],  # np.float64 is promised too
    "10_mixture_density_network/mean_and_mode": ["argmax(axis=1)\n    mean = "],  # two independent lines exchanged
    "11_one_em/estep": ["with np.errstate():", "rows.sum())"],  # a warning; np.float64 is promised too
}  # fmt: skip


def solutions(lesson):
    """Key -> source of the taught solution, and the names that the lesson's cells make on the way."""
    found, namespace = {}, {}
    notebook = nbformat.read(ROOT / "source" / lesson / f"{lesson}.ipynb", as_version=4)
    for cell in notebook.cells:
        graded, first = cell.metadata.get("nbgrader", {}), cell.source.startswith("import")
        if cell.cell_type != "code" or graded.get("grade") or not (graded or first):
            continue
        source = ast.unparse(ast.parse(cell.source))
        exec(source, namespace)
        if "### BEGIN SOLUTION" in cell.source:
            found[f"{lesson}/{graded.grade_id}"] = source
    return found, namespace


COURSE = {lesson: solutions(lesson) for lesson in LESSONS}


@pytest.mark.parametrize("key", EXERCISES)
def test_no_small_fault_is_accepted(key, public_book):
    book, name = public_book(key)._replace(mistakes=()), EXERCISES[key].name
    survivors, tried = [], 0
    sources, namespace = COURSE[EXERCISES[key].lesson]
    for text in mutants(sources[key]):
        space = dict(namespace)
        exec(text, space)
        tried += 1
        if judge(book, play(space[name], book.cases, book.arguments, seconds=1)).right:
            survivors.append(text)
    unexplained = [text for text in survivors if not any(part in text for part in EQUIVALENT.get(key, []))]
    assert tried >= 5
    assert not unexplained, "\n\n".join(unexplained)


@pytest.mark.parametrize("key", EXERCISES)
def test_the_taught_solution_is_right(key, public_book):
    book, (_, namespace) = public_book(key), COURSE[EXERCISES[key].lesson]
    assert judge(book, play(namespace[EXERCISES[key].name], book.cases, book.arguments)).right
