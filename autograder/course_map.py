"""The small pictures of README's map of the course: one a lesson, drawn with the right functions."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from autograder.reference import bernoulli, experts, exponential, gaussian, missing, priors, selection
from autograder.reference import density_network as network
from autograder.reference import semi_supervised as semi
from softcounts import datasets, plots, train
from softcounts.initial import init, init_bernoulli, init_experts, init_family, init_missing

FOLDER = Path("docs") / "map"
WIDTH, COLOURS = 360, 64  # pixels; a small palette keeps the files small


def start_here():
    """The eruptions that the first lessons are about."""
    return plots.data(datasets.old_faithful(), datasets.old_faithful_scale())


def e_step():
    """Who each eruption belongs to, and how surely."""
    X = datasets.old_faithful()
    mixture, post, _ = gaussian.run(X, *init(X, 2, 0))
    return plots.mixture(X, mixture, post, datasets.old_faithful_scale())


def m_step():
    """Two passes of EM, half a step at a time."""
    X = datasets.old_faithful()
    return plots.half_steps(X, init(X, 2, 0)[0], gaussian.estep, gaussian.mstep, 1, datasets.old_faithful_scale())


def run_loop():
    """Where six starts end."""
    X = datasets.four_rooms()
    return plots.gallery(X, [gaussian.run(X, *init(X, 4, seed)) for seed in range(6)])


def choosing_k():
    """Likelihood and BIC over K."""
    X, Ks = datasets.four_rooms(), range(1, 7)
    fits = [gaussian.best_of(X, K, range(6)) for K in Ks]
    scores = [selection.bic(X, mixture, value) for mixture, _, value in fits]
    return plots.criterion(list(Ks), [fit[2] for fit in fits], scores)


def missing_data():
    """A corner of the ratings, gaps filled."""
    X = datasets.ratings(seed=0).X
    mixture, _ = init_missing(X, 5, seed=0)
    for _ in range(30):
        mixture = missing.mstep(X, missing.estep(X, mixture)[0], mixture)
    return plots.corner(X, missing.fill_matrix(X, mixture), users=9, films=9)


def bernoulli_mnist():
    """Ten prototypes of digits."""
    X = bernoulli.binarize(datasets.mnist()[0][:3000])
    mixture = init_bernoulli(X, 10, seed=0)
    for _ in range(40):
        mixture = bernoulli.mstep(X, bernoulli.estep(X, mixture)[0])
    return plots.prototypes(mixture)


def semi_supervised():
    """Six labels, the other rows, and the boundary found from both."""
    Z, z = datasets.two_leaves(400, seed=0)
    known = datasets.hide_labels(z, 3, seed=5)
    X, y, U = Z[known], z[known], Z[~known]
    model, post, _ = semi.run(X, y, U, semi.fit_supervised(X, y, 2))
    return plots.labelled(X, y, U, model, post, semi.predict)


def prior_of_a_mean():
    """A belief about the mean waiting time, before and after three observations."""
    x = datasets.old_faithful("minutes")[:3, 1]
    return plots.belief(x, 185.0, 60.0, 100.0, priors.gaussian_posterior(x, 185.0, 60.0, 100.0), "mean waiting time")


def mixture_of_experts():
    """A bent line as two straight experts, and the gate between them."""
    x, y = datasets.bent_line(200, seed=0)
    X = np.column_stack([np.ones(len(x)), x])
    mixture = init_experts(X, y, 2)
    for _ in range(40):
        post, _ = experts.estep(X, y, mixture)
        mixture = experts.mstep(X, y, post, mixture)
    return plots.experts(x, y, mixture, experts.log_gate, post)


def mixture_density_network():
    """What a network holds possible, its mean and its mode."""
    y, x = datasets.bent(300, seed=0)
    places = np.linspace(x.min(), x.max(), 120)
    outputs = train(x, y, 9, network.mdn_nll, network.mdn_gradient, seed=1, bar=False)(places)
    return plots.conditional(x, y, places, network.split(outputs), network.mean_and_mode(outputs))


def one_em():
    """Daily deaths, shared out between two Poissons."""
    x = datasets.daily_deaths()
    mixture = init_family(x, 2, exponential.poisson, seed=3)
    for _ in range(3000):
        post, _ = exponential.estep(x, np.zeros(len(x)), mixture)
        mixture = exponential.mstep(x, post, exponential.poisson)
    return plots.poissons(x, np.exp(mixture.eta[:, 0]), mixture.p)


PICTURES = {
    "00_start_here": start_here,
    "01_e_step": e_step,
    "02_m_step": m_step,
    "03_run_loop": run_loop,
    "04_choosing_k": choosing_k,
    "05_missing_data": missing_data,
    "06_bernoulli_mnist": bernoulli_mnist,
    "07_semi_supervised": semi_supervised,
    "08_priors": prior_of_a_mean,
    "09_mixture_of_experts": mixture_of_experts,
    "10_mixture_density_network": mixture_density_network,
    "11_one_em": one_em,
}


def draw(root="."):
    """Write docs/map/LESSON.png for every lesson; return the paths."""
    folder = Path(root) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{lesson}.png", picture()) for lesson, picture in PICTURES.items()]


def _write(path, picture):
    image = Image.open(io.BytesIO(picture.png())).convert("RGB")
    image.thumbnail((WIDTH, WIDTH))
    image.quantize(COLOURS).save(path, optimize=True)
    return path
