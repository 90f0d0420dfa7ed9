"""Parts of a taught solution in words, in the letters of the lessons; no line of code is quoted."""

import ast
import re

from autograder.edits.patterns import match

NAMES = {
    "X": "the data X", "U": "the data U", "y": "y", "mixture.mu": "mu", "mixture.var": "var", "mixture.p": "p",
    "mixture.theta": "theta", "model.mu": "mu", "model.cov": "cov", "model.p": "p", "mu": "mu", "var": "var",
    "post": "the soft counts", "N": "N_j", "N[:, None]": "N_j", "N[c]": "N_c", "theta": "theta", "alpha": "alpha",
    "squared": "the squared distances", "joint": "the log joint", "top": "the row's maximum", "rows": "log p(x_i)",
    "d": "d", "n": "n", "K": "K", "C": "C", "len(X)": "n", "X.shape[1]": "d", "len(U)": "t", "U.shape[1]": "d",
    "post.shape[1]": "K", "len(mu)": "K", "len(mixture.mu)": "K", "len(mixture.p)": "K", "len(model.mu)": "C",
    "len(mixture.theta)": "K", "M": "the mask", "X0": "the data with 0 in the gaps",
    "rated": "the number of observed entries",
    "support": "the support", "entries": "the number of observed entries", "ink": "the ink", "paper": "the paper",
    "everyone": "all rows", "weights": "the weights of all rows", "away": "the difference from the mean",
    "mu[c]": "the class mean", "cov[c]": "the class covariance", "np.pi": "pi", "best": "the best place",
    "shares": "the soft counts", "free": "the number of free parameters", "log_likelihood": "the log-likelihood",
    "new": "the new value", "old": "the old value", "fit": "the new run", "unlabelled": "the unlabelled rows' part",
    "where": "`where`", "truth": "the truth", "filled": "the filled-in table", "truth[where]": "the truth",
    "filled[where]": "the filled-in table", "chance": "the chance of what is seen",
    "threshold": "the threshold", "min_variance": "min_variance", "mixture": "the mixture", "model": "the model",
    "seed": "the seed", "A": "A", "images": "the images", "len(everyone)": "n + t", "len(away)": "n_c", "len(y)": "n",
    "len(images)": "the number of pictures", "scores": "the scores", "gate": "the gate's shares", "W": "the lines W",
    "V": "the gate V", "mixture.W": "the lines W", "mixture.V": "the gate V", "residual": "the residuals",
    "squares": "the squared residuals", "weighted": "the weighted columns", "log_gate(X, mixture.V)": "the log gate",
    "np.exp(scores - top)": "the exponentials", "post - gate": "the differences", "len(W)": "K",
    "T": "the statistics", "log_h": "log h", "log_h[:, None]": "log h", "mixture.eta": "eta", "mixture.log_z": "log Z",
    "means": "the means", "eta": "eta", "log_z": "log Z", "len(T)": "n", "T.shape[1]": "s",
    "heads": "heads", "tails": "tails", "a": "a", "b": "b", "B": "B", "x": "the observations", "len(x)": "n",
    "prior_mean": "the prior's mean", "prior_var": "the prior's variance", "precision": "the precision",
    "pull": "the pull", "mean": "`mean`", "count": "count", "shape": "shape", "scale": "scale",
    "spread": "the spread", "prior": "the prior", "centres": "the part of the means",
    "widths": "the part of the variances", "dirichlet": "the part of the weights",
}  # fmt: skip
SHAPES = (
    ("-_a", "minus {a}"), ("_a ** 2", "{a} squared"), ("np.log(_a)", "log {a}"),
    ("np.exp(_a)", "the exponential of {a}"),
    ("np.sqrt(_a)", "the root of {a}"), ("_a.sum(axis=_c)", "the sum of {a}"), ("_a.sum()", "the sum of {a}"),
    ("_a.sum(axis=_c, keepdims=True)", "the sum of {a}"), ("_a.mean(axis=_c)", "the mean of {a}"), ("_a.T", "{a}"),
    ("_a + _b", "{a} + {b}"), ("_a - _b", "{a} - {b}"), ("_a * _b", "{a} times {b}"), ("_a / _b", "{a} / {b}"),
    ("np.isnan(_a)", "what is missing"), ("1 - _a", "1 - {a}"), ("abs(_a)", "the size of {a}"), ("_a[:, None]", "{a}"),
    ("_a[:, None, :]", "{a}"), ("np.eye(_a)", "the identity"), ("float(_a)", "{a}"), ("_a.astype(float)", "{a}"),
)  # fmt: skip
LONGEST = 60


PLURAL = {
    "the soft counts", "the squared distances", "the images", "all rows", "the weights of all rows", "the scores",
    "the gate's shares", "the lines W", "the residuals", "the squared residuals", "the weighted columns",
    "the exponentials", "the differences", "the statistics", "the means", "the observations",
}  # fmt: skip
SUBJECT = re.compile(r"(?:all of )?\{(\w)\} (is|comes|stays|loses)\b")
SUM = re.compile(r" [-+/] ")
VERBS = {"is": "are", "comes": "come", "stays": "stay", "loses": "lose"}


def sentence(template, **parts):
    """The template with its parts in words, its verb and pronoun in the plural where the subject is."""
    subject = SUBJECT.match(template)
    if subject and parts[subject[1]] in PLURAL:
        template = (
            template[: subject.start(2)] + VERBS[subject[2]] + template[subject.end(2) :].replace(" its ", " their ")
        )
    return template.format(**parts)


def words(node):
    """An expression in words: its letter where the lesson has one, else the operations in it, or "this part"."""
    said = _words(node)
    return said if said and len(said) <= LONGEST else "this part"


def _words(node):
    text = ast.unparse(node)
    if text in NAMES:
        return NAMES[text]
    if isinstance(node, ast.Constant):
        return str(node.value)
    for pattern, said in SHAPES:
        found = match(pattern, node)
        if found is not None:
            parts = {name[1:]: _words(part) for name, part in found.items()}
            if "{a} / {b}" in said:
                parts = {name: f"({part})" if part and SUM.search(part) else part for name, part in parts.items()}
            return said.format(**parts) if all(parts.values()) else None
    return None
