# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 03 · The loop: climbing, stopping, starting again
#
# **You will be able to** run EM until it has converged, tell a good result from a bad one, and choose among restarts.
#
# **You will have made** a gallery of places where EM gets stuck, and a start from which it cannot move at all.
#
# About 85 minutes. You write `run` (8 lines) and `best_of` (6 lines).

# %%
import numpy as np

from softcounts import GaussianMixture, Lesson, ask, datasets, explore, init, plots

lesson = Lesson("03_run_loop")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Lesson 01 gave the E-step: shares from a mixture. Lesson 02 gave the M-step: a mixture from shares. Here they are, written
# out.

# %% kind="given" grade_id="given_log_gaussian"
def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)

# %% kind="given" grade_id="given_estep"
def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())

# %% kind="given" grade_id="given_soft_counts"
def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,)."""
    return post.sum(axis=0)

# %% kind="given" grade_id="given_mstep"
def mstep(X, post):
    """The GaussianMixture that fits best, given the shares."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))

# %% [markdown]
# Each needs what the other gives. So we start somewhere and alternate. That is the whole algorithm.
#
# ## 2. First play
#
# `init(X, K, seed)` makes a start: K distinct data points as means, one large variance each, equal weights. It returns
# `(mixture, post)`. The `post` is only a placeholder, all $1/K$: it says what K is, and nothing else.
#
# Move *iteration* from 0 upwards with the arrow keys and watch both pictures. Then try another *seed*, then K = 3 and 4.
#
# **Predict:** does every seed end at the same log-likelihood?

# %% kind="explore"
X = datasets.old_faithful()
scale = datasets.old_faithful_scale()
explore.run(X, init, estep, mstep, scale=scale)

# %% [markdown]
# The same, standing still: the start for K = 2 and seed 0, and what two passes make of it.

# %% kind="explore"
plots.half_steps(X, init(X, 2, 0)[0], estep, mstep, passes=2, scale=scale)

# %% [markdown]
# With K = 2 all seeds end at the same place. With K = 4 they do not. Keep that in mind for section 7.
#
# ## 3. One pass, and when to stop
#
# A **pass** has three steps:
#
# - **E**: `post, new = estep(X, mixture)`. The soft counts of the present mixture, and its log-likelihood.
# - **M**: `mixture = mstep(X, post)`. A better mixture.
# - **test**: has the log-likelihood almost stopped rising?
#
# The steps are tested in this order: **E, M, test**. With `new` for this pass and `old` for the pass before, we stop when
#
# $$|\text{new} - \text{old}| \;\le\; 10^{-6}\,|\text{new}|$$
#
# Three things to notice.
#
# 1. **It is relative.** A log-likelihood of −400,000 cannot settle to within 0.000001. It can settle to within a millionth
#    of itself.
# 2. **The bars on the right matter.** Log-likelihoods are usually negative. What would `1e-6 * new` be?
# 3. **The first pass has no `old`.** So it can never stop.
#
# **By hand.** Suppose the passes give the log-likelihoods below. At which pass does the loop end?
#
# | pass | new | \|new − old\| | 1e-6 · \|new\| |
# |---|---|---|---|
# | 1 | −500.0000 | – | – |
# | 2 | −430.0000 | 70 | 0.00043 |
# | 3 | −423.3320 | 6.7 | 0.00042 |
# | 4 | −423.3314 | 0.0006 | 0.00042 |
# | 5 | −423.3313 | 0.0001 | 0.00042 |

# %% kind="question"
ask(
    "The loop ends after pass ...",
    {
        "3": "6.7 is much larger than 0.00042.",
        "4": "0.0006 is still a little larger than 0.00042.",
        "5": "Yes: 0.0001 is smaller than 0.00042. The M-step of pass 5 has been made by then.",
        "never": "It would be never without the bars: 1e-6 * new is negative.",
    },
)

# %% [markdown]
# **What comes back.** `run` returns `(mixture, post, log_likelihood)`: the mixture of the **last M-step**, and the soft
# counts and log-likelihood of the **last E-step**. No extra E-step is made for the result.
#
# **A faded step.** Two passes, written out. The comments name the steps. Which three names are still needed after the last
# line?

# %% kind="explore"
mixture, post = init(X, 2, 0)
post, old = estep(X, mixture)     # E  pass 1
mixture = mstep(X, post)          # M
post, new = estep(X, mixture)     # E  pass 2
mixture = mstep(X, post)          # M
print("test:", abs(new - old), "<=", 1e-6 * abs(new), "is", abs(new - old) <= 1e-6 * abs(new))

# %% [markdown]
# ## 4. Write the loop
#
# `run(X, mixture, post)` begins with an **E-step on the mixture it is given**. The given `post` only fixes K; do not use its
# values. No limit on the number of passes is asked for (if you like one, make it 10,000 or more): a climb may be slow, more
# than 1000 passes, and a start may be so good that the loop stops at its second pass. Components that begin alike stay alike;
# leave them so. `d` or `K` may be 1, $n$ may be less than $K$, and two of $n$, $d$ and $K$ may be equal.

# %% kind="solution" grade_id="run"
def run(X, mixture, post):
    """EM until |new - old| <= 1e-6 |new|. Returns (GaussianMixture, post, log-likelihood).

    X (n, d): data. mixture: where to begin. post (n, K): a placeholder that only fixes K.
    """
    # R1  before the first pass there is no old
    #     in every pass:
    # R2  E
    # R3  M
    # R4  test
    # R5  at its end new becomes old
    ### BEGIN SOLUTION
    old = None  # R1
    while True:
        post, new = estep(X, mixture)  # R2
        mixture = mstep(X, post)  # R3
        if old is not None and abs(new - old) <= 1e-6 * abs(new):  # R4
            return mixture, post, new  # R4
        old = new  # R5
    ### END SOLUTION

# %% [markdown]
# An endless loop? The check gives up after ten seconds and says so. Anywhere else, press the stop button (■).

# %% kind="test" grade_id="test_run" points=10
check(run)

# %% [markdown]
# ## 5. Your run on Old Faithful
#
# Run the rest once your check is green.
#
# **Predict:** how many minutes long is a typical short eruption, and what part of all eruptions is short?

# %% kind="explore"
mixture, post, log_likelihood = run(X, *init(X, 2, 0))
print("means in minutes:", np.round(scale.mean + scale.sd * mixture.mu, 1).tolist(), " weights:", np.round(mixture.p, 2))
plots.mixture(X, mixture, post, scale, title=f"your run: log-likelihood {log_likelihood:.2f}")

# %% [markdown]
# And the climb itself. `trace` collects the log-likelihood of each pass, with your steps. If it ever fell, the fall would be
# drawn in red with a cross.

# %% kind="explore"
def trace(X, mixture, passes):
    values = []
    for _ in range(passes):
        post, value = estep(X, mixture)
        values.append(value)
        mixture = mstep(X, post)
    return values


plots.trace(trace(X, init(X, 2, 0)[0], 15), title="your EM, pass by pass")

# %% [markdown]
# The sliders again, now with your `run`: the text says where your loop ends.

# %% kind="explore"
explore.run(X, init, estep, mstep, run, scale)

# %% [markdown]
# ## 6. Which bug made this plot?
#
# **Trace A.** From a good start, close to the best mixture for K = 2.

# %% kind="explore"
plots.trace(lesson.puzzle("falling").trace, title="trace A")

# %% kind="question"
ask(
    "What does trace A tell you?",
    {
        "EM may fall a little before it climbs": "No. With right steps it never falls, not even by a little.",
        "There is a bug in the E- or M-step": "Yes. Here the M-step stored the standard deviation in `var`. A fall is an alarm.",
        "The start was unlucky": "A bad start may lead to a poor end, but still upwards.",
    },
)

# %% [markdown]
# **Trace B.** A run with K = 3 returned after these passes.

# %% kind="explore"
plots.trace(lesson.puzzle("stops_early").trace, title="trace B")

# %% kind="question"
ask(
    "Why did it stop so early?",
    {
        "It had converged": "The last step rose by hundreds.",
        "Its test was true while there was still progress": "Yes: a turned comparison, or a difference of the wrong sign without bars.",
        "K was too large": "More components do not make the rule true.",
    },
)

# %% [markdown]
# **Trace C.** Two programs from the same start. Both climb, neither falls.

# %% kind="explore"
puzzle = lesson.puzzle("monotone_but_wrong")
plots.trace(puzzle.trace, puzzle.right, title="trace C", labels=("this program", "another program"))

# %% kind="question"
ask(
    "Is the program with the filled line right?",
    {
        "Yes, it never falls": "The other never falls either, and ends higher.",
        "It cannot be: a right EM from this start ends higher": "Yes. This one never updates the weights p. It climbs all the same.",
        "Yes, they only differ by rounding": "Ten units of log-likelihood are not rounding.",
    },
)

# %% [markdown]
# **Never falling is necessary, not sufficient.** A fall proves a bug. No fall proves nothing.
#
# ## 7. Four rooms
#
# These points were made in four rooms, some crowded, some nearly empty. We fit K = 4, and every run is a perfect EM.
#
# **Predict:** out of six random starts, how many put one component into each room?

# %% kind="explore"
rooms = datasets.four_rooms()
plots.gallery(rooms, [run(rooms, *init(rooms, 4, seed)) for seed in range(6)])

# %% [markdown]
# A run that put two components into one room must cover two rooms with a single wide one. No small move makes it better, so
# EM stays. That is a **local optimum**. EM promises to climb. It does not promise to reach the top.
#
# The cure is plain: start several times, keep the best.
#
# ## 8. Write the restarts
#
# `best_of(X, K, seeds)` starts from `init(X, K, seed)` for each seed in the list, runs, and returns the whole result
# `(mixture, post, log_likelihood)` of the run with the **highest log-likelihood** (the first of equals). The list is never
# empty: there may be a single seed, the same seed twice, and the best may be the first, the last, or one in the middle, after
# a worse one. However little higher, the highest wins. `K` may be 1. Two hints from experience: log-likelihoods may be far
# below zero, -10,000 and less, or above it, so do not begin with "best = 0"; and keep the three values of one run together.

# %% kind="solution" grade_id="best_of"
def best_of(X, K, seeds):
    """The best run over the seeds: (GaussianMixture, post, log-likelihood).

    X (n, d): data. K: number of components. seeds: a non-empty list of ints.
    """
    # for each seed:
    # B1  init and run
    # B2  compare with the best so far
    ### BEGIN SOLUTION
    best = None  # B2
    for seed in seeds:  # B1
        mixture, post = init(X, K, seed)  # B1
        fit = run(X, mixture, post)  # B1
        if best is None or fit[2] > best[2]:  # B2
            best = fit  # B2
    return best  # B2
    ### END SOLUTION

# %% kind="test" grade_id="test_best_of" points=5
check(best_of)

# %% kind="explore"
mixture, post, log_likelihood = best_of(rooms, 4, [0, 1, 2, 3, 4, 5])
plots.mixture(rooms, mixture, post, title=f"the best of six: {log_likelihood:.1f}")

# %% [markdown]
# ## 9. Two fits that are the same
#
# **Predict:** below, the labels 1 and 2 are exchanged: means, variances, weights and columns of `post`. Does the
# log-likelihood change?

# %% kind="explore"
mixture, post, log_likelihood = run(X, *init(X, 2, 0))
backwards = GaussianMixture(mixture.mu[::-1], mixture.var[::-1], mixture.p[::-1])
print("log-likelihood:", estep(X, mixture)[1], " with labels switched:", estep(X, backwards)[1])
plots.switched(X, mixture, post, scale)

# %% [markdown]
# The sum over components has no order. So every fit comes in $K!$ versions, and "component 1" means nothing by itself. Two
# runs may agree completely and still number their components differently. This is called **label switching**.
#
# ## 10. A start that cannot move
#
# `init(X, 2, method="same")` puts both components on the same place with the same variance and weight.
#
# **Predict:** what are the soft counts of every point? And so, where does the M-step put the two components?

# %% kind="explore"
mixture, post = init(X, 2, method="same")
mixtures, values = [], []
for _ in range(8):
    post, value = estep(X, mixture)
    mixtures.append(mixture)
    values.append(value)
    mixture = mstep(X, post)
print("soft counts of the first point:", post[0])
plots.stuck(X, mixtures, values, scale)

# %% [markdown]
# Every point is shared half and half, so both components receive the same points with the same weights, and move to the same
# place. For ever. Identical components never separate: the fit is the K = 1 answer, written twice. That is why a start must
# break the symmetry. It is also why `run` must not begin with an M-step on the uniform `post`.
#
# ## 11. A likelihood without a top
#
# **Predict:** a third component sits exactly on one single point, and its variance shrinks towards 0. What happens to the
# density at that point, and so to the log-likelihood?

# %% kind="explore"
mixture, _, _ = run(X, *init(X, 2, 0))
plots.collapse(X, mixture, estep, i=5, scale=scale)

# %% [markdown]
# It grows without end. At that one point the density goes to infinity, and the other components look after the rest. So
# the likelihood of a Gaussian mixture has **no largest value**. What we call a good fit is a good *local* optimum with
# sensible variances. In practice one sets a floor under the variance, or restarts when a component collapses. Lesson 05 does
# the first.
#
# ## 12. Quick recall

# %% kind="question"
ask(
    "From lesson 02: the M-step maximises Q, not the log-likelihood. Why does the log-likelihood rise all the same?",
    {
        "Q plus the entropy of the shares is a lower bound that touches the log-likelihood": "Yes. Raising the bound lifts what lies above it.",
        "Q and the log-likelihood are the same function": "They differ by the entropy and the KL gap.",
        "It does not always rise": "With exact steps it never falls.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: which equal setting hides a forgotten prior?",
    {
        "Equal means": "Then the shares are decided by weights and widths; a missing prior shows.",
        "Equal weights": "Yes: equal weights cancel in Bayes' rule.",
        "Equal variances": "The prior still shifts every share.",
    },
)

# %% kind="question"
ask(
    "From lesson 02: M3 uses the new mean, not the old one. Which picture would show the old one?",
    {
        "The final fit": "At the end old and new mean agree, so nothing shows.",
        "The first pass": "Yes. In the first pass the means move far, and the variances come out too large.",
        "The gallery": "Those are final fits.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 9.2.1 (collapse and label switching) and 9.4 (why EM climbs).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 8.7.3 (EM for Gaussian mixtures, with these pitfalls).
# - Try `init(rooms, 4, seed, method="kmeans++")` in the gallery. Is it luckier than random points?
#
# **What comes next.** K = 2 was given by the eye. With more components the likelihood always rises. How many are enough?
# Lesson 04.
