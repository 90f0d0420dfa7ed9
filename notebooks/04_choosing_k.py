# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 04 · Choosing K: how many groups, and how hard
#
# **You will be able to** say how many components your data support, and what K-means is: EM with its softness turned off.
#
# **You will have made** a picture in which soft counts harden into K-means, and one in which a criterion finds K.
#
# About 80 minutes. You write `hard_estep` (3 lines) and `bic` (3 lines).

# %%
import numpy as np

from softcounts import GaussianMixture, Lesson, ask, datasets, explore, init, plots

lesson = Lesson("04_choosing_k")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Lesson 03 closed the loop: `run` climbs from a start, and `best_of` keeps the best of several starts. But we told it K. Here
# is all of it, written out.

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

# %% kind="given" grade_id="given_run"
def run(X, mixture, post):
    """EM until |new - old| <= 1e-6 |new|. Returns (GaussianMixture, post, log-likelihood)."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new

# %% kind="given" grade_id="given_best_of"
def best_of(X, K, seeds):
    """The best run over the seeds: (GaussianMixture, post, log-likelihood)."""
    best = None
    for seed in seeds:
        mixture, post = init(X, K, seed)
        fit = run(X, mixture, post)
        if best is None or fit[2] > best[2]:
            best = fit
    return best

# %% [markdown]
# Two questions are left. *How many* components? And must the counts be *soft*? We play with the first, answer the second,
# and then return to the first.
#
# ## 2. First play
#
# Here are the four rooms again. Move K, then try a few seeds for each K, with *iteration* at 40.
#
# **Predict:** which K reaches the highest log-likelihood?

# %% kind="explore"
rooms = datasets.four_rooms()
explore.run(rooms, init, estep, mstep)

# %% [markdown]
# The same, standing still: the best of six starts for K = 2, 4 and 6.

# %% kind="explore"
fits = [best_of(rooms, K, range(6)) for K in (2, 4, 6)]
plots.gallery(rooms, fits, [f"K = {len(fit[0].p)}: log-likelihood {fit[2]:.1f}" for fit in fits])

# %% [markdown]
# The largest K wins. Here is why more components never lose. Take the best mixture with K components. Put a copy of one
# component on top of it, and halve its weight between the two. The density of every point is the same as before, so the
# log-likelihood is the same, with K + 1 components. So the best mixture with K + 1 is at least as good, and nearly always
# better.
#
# So "take the K with the highest log-likelihood" means "take as many components as you can". It is not a way to choose. A
# single *run* may do worse with more components, because it got stuck. The best fit never does.
#
# ## 3. From soft to hard
#
# First the other question. Let all components have the **same** weight and the **same** variance $s^2$. Then the weights,
# and the factors in front of the exponential, are the same for all and cancel in Bayes' rule. Only distances are left:
#
# $$p(j\mid x) \;\propto\; \exp\!\big(-|x-\mu_j|^2 / 2s^2\big)$$
#
# **By hand.** One point, two components, squared distances 1.0 and 1.5. Component 2 gets
# $r = e^{-(1.5-1.0)/2s^2}$ times the share of component 1. So the shares are $1/(1+r)$ and $r/(1+r)$:
#
# | $s^2$ | $r$ | share of 1 | share of 2 |
# |---|---|---|---|
# | 1 | $e^{-0.25} = 0.78$ | 0.56 | 0.44 |
# | 0.1 | $e^{-2.5} = 0.08$ | 0.92 | 0.08 |
# | 0.01 | ? | ? | ? |

# %% kind="question"
ask(
    "The shares for s² = 0.01 are, to two digits, ...",
    {
        "0.50 and 0.50": "That is the limit of a very large variance: distances then no longer matter.",
        "0.99 and 0.01": "r is smaller than that. What is 0.5 / 0.02, and e to minus that?",
        "1.00 and 0.00": "Yes: r is e to the minus 25, about 0.00000000001. The nearer component takes all.",
    },
)

# %% [markdown]
# As $s$ shrinks, the shares harden: the largest goes to 1, the others to 0. In the limit each point belongs **whole** to one
# component. (Only at an exact tie do the shares stay equal, whatever $s$ is. There a rule must choose.) That is the **hard
# E-step**. It has three steps:
#
# - **H1** The soft counts of each point, as ever (lesson 01).
# - **H2** In each row, the place of the largest. Are several exactly equal, to the last digit? Then the lowest index.
# - **H3** A row with 1 at that place and 0 elsewhere. Such a row is called **one-hot**.
#
# H1 is the full E-step, so the choice heeds *everything*: means, variances **and** weights. The component with the largest
# $p_j\,N(x_i;\mu_j,\sigma_j^2)$ wins. That is the *nearest mean* only if all variances and all weights are equal.
#
# **A faded step.** One row, written out. What does the last line print? Then change the row to a tie, such as
# `[0.4, 0.4, 0.2]`, and see who wins.

# %% kind="explore"
row = np.array([0.2, 0.5, 0.3])  # H1  soft counts of one point
place = np.argmax(row)  # H2  the place of the largest; np.argmax takes the first of equals
print("place:", place)
print("one-hot:", [1.0 if j == place else 0.0 for j in range(3)])  # H3

# %% kind="question"
ask(
    "Soft counts 0.40, 0.35 and 0.25: which one-hot row?",
    {
        "0, 0, 0: none is above one half": "The rule is the largest, not the majority. Every point goes somewhere.",
        "1, 0, 0": "Yes: 0.40 is the largest, if not by much.",
        "1, 1, 0: both are close": "Hard means whole: one 1 in each row, so rows still sum to 1.",
    },
)

# %% [markdown]
# ## 4. Write the hard E-step
#
# `hard_estep(X, mixture)` returns `post` alone: shape (n, K), one-hot, ties to the lowest index. You may call `estep` or
# `log_gaussian`; `estep` returns two values, and you need the first. A loop over the points is fine. Entries may be 1.0 and
# 0.0, whole numbers, or True and False. It must stand points 1000 standard deviations away, a variance as small as $10^{-8}$,
# a component of weight 0 (it gets no point), a point that comes twice or lies exactly at 0, two components exactly alike, and
# any $n$, $d$ and $K$: 1, $n < K$, two of them equal.

# %% kind="solution" grade_id="hard_estep"
def hard_estep(X, mixture):
    """One-hot post (n, K): a 1 where the soft count is largest, ties to the lowest index.

    X (n, d): data. mixture: mu (K, d), var (K,), p (K,).
    """
    # H1  the soft counts, (n, K)
    # H2  the place of the largest in each row, (n,)
    # H3  a row with a single 1 for each point, (n, K)
    ### BEGIN SOLUTION
    shares = estep(X, mixture)[0]  # H1
    best = shares.argmax(axis=1)  # H2
    return np.eye(shares.shape[1])[best]  # H3
    ### END SOLUTION

# %% kind="test" grade_id="test_hard_estep" points=6
check(hard_estep)

# %% [markdown]
# Run the rest once your check is green. Here are your two E-steps on a line. Two equal components sit at −1 and 1, and
# $\sigma$ shrinks.
#
# **Predict:** where along the line do all the curves meet?

# %% kind="explore"
plots.hardening(estep, hard_estep)

# %% [markdown]
# Halfway, where the share is one half whatever the width. There the hard step jumps. (The point 0 itself is a tie, and your
# rule gives it to component 1.) Everywhere else a smaller width means a harder choice.
#
# ## 5. K-means
#
# Now a loop: assign, then move the means.
#
# - **assign**: the hard E-step, with all variances equal and all weights equal. So: to the nearest mean.
# - **move**: each mean goes to the average of its points. That is the means part of your M-step.
#
# This is **K-means**. Variances and weights are never updated. It has its own score, the **distortion**: the sum of the
# squared distances from each point to the mean it belongs to,
#
# $$J = \sum_i |x_i - \mu_{z_i}|^2,\qquad z_i \text{ the component of point } i$$
#
# **Predict:** can $J$ ever rise from one pass to the next?

# %% kind="explore"
def kmeans(X, mu, passes=12):
    """K-means with your hard_estep: means, one-hot post, and the distortion of each pass."""
    size, J = len(mu), []
    for _ in range(passes):
        hard = hard_estep(X, GaussianMixture(mu, np.ones(size), np.full(size, 1 / size)))
        J.append((hard * ((X[:, None, :] - mu) ** 2).sum(axis=2)).sum())
        mu = mstep(X, hard).mu
    return mu, hard, J


X, scale = datasets.old_faithful(), datasets.old_faithful_scale()
plots.distortion(kmeans(X, init(X, 3, 0)[0].mu)[2], title="your K-means on Old Faithful, K = 3")

# %% [markdown]
# It cannot. Assigning to the nearest mean makes $J$ as small as these means allow. Moving a mean to the average makes $J$ as
# small as this assignment allows. It is EM's argument again, with a one-hot `post`. And like EM, K-means can get stuck.
#
# Now both at once, from the same start, pass by pass. On the right EM keeps equal weights and one fixed *width*, the
# $\sigma$ of all components, so that only its means move. Shrink the width with the arrow keys. Then change K, the seed and
# the pass: both pictures follow.
#
# **Predict:** at which width do the two pictures become the same?

# %% kind="explore"
explore.hardening(X, init, estep, hard_estep, mstep, scale)

# %% [markdown]
# There is no single such width: the two grow alike. As the sliders open, at width 1, components 1 and 3 lie almost on top of
# each other, and 201 of the 272 points are unsure: no share above 0.9. At width 0.2 it is 39 points, at 0.1 it is 11.
#
# Without a kernel: below is the picture for width 0.05. Only three points are unsure, and the means of both agree.

# %% kind="explore"
sliders = explore.hardening(X, init, estep, hard_estep, mstep, scale)
sliders.controls["width"].value = 0.05
sliders.still()

# %% [markdown]
# **K-means is EM in the limit of one common, vanishing width.** Keep that in mind when someone calls it "model-free". It has
# a model: round groups, all of one width, all equally frequent.
#
# ## 6. Where K-means goes wrong
#
# So give it groups that break the model: 300 points in a wide group, 60 in a narrow one beside it.
#
# **Predict:** where will K-means draw its border, and what will become of the right edge of the wide group?

# %% kind="explore"
pair, group = datasets.blobs([300, 60], [[0.0, 0.0], [3.2, 0.0]], [1.2, 0.3], seed=0)
hard, soft = kmeans(pair, init(pair, 2, 0)[0].mu, passes=40), best_of(pair, 2, range(4))
for name, post in (("K-means", hard[1]), ("EM", soft[1])):
    sizes = np.bincount(post.argmax(axis=1))
    print(f"{name}: groups of {sizes.max()} and {sizes.min()} points (true: 300 and 60)")
plots.kmeans_beside_em(pair, hard, soft)

# %% [markdown]
# The border of K-means is a straight line halfway between the means. It cuts off a good part of the wide group, and those
# points pull mean 2 away from the middle of its group. EM learns that one group is wide and frequent, the other narrow and
# rare. It even gives the points well above and below the narrow group to the wide one: they are too far out for so small a
# $\sigma$.
#
# Your `hard_estep` could do better than K-means, too: feed it the variances and weights of a full M-step. That cross of the
# two is called **hard EM**. It is quick, but it never doubts: where groups overlap, a tail of one is counted whole with the
# other, so the widths come out a little wrong.
#
# ## 7. A price for every parameter
#
# Back to K. The likelihood always wants more components. So let us charge for them.
#
# **B1. Count the free parameters.** How many numbers did the M-step choose?
#
# - means: $K\,d$
# - variances: $K$
# - weights: $K - 1$. They sum to 1, so the last one follows from the others.
#
# Together $K(d+2) - 1$.
#
# **By hand.** For K = 2 and d = 2: four numbers for the means, two variances, one free weight. Seven.

# %% kind="question"
ask(
    "And for K = 3 in d = 2 dimensions?",
    {
        "12": "That counts all three weights. If two of them are 0.5 and 0.3, what is the third?",
        "11": "Yes: 6 for the means, 3 variances, 2 free weights.",
        "9": "Means and variances are 9. The weights were fitted, too.",
        "6": "That is the means alone.",
    },
)

# %% [markdown]
# **B2. The penalty.** Each free parameter costs $\tfrac12\log n$, with the natural logarithm.
#
# **B3. Subtract** it from the log-likelihood:
#
# $$\mathrm{BIC} = \text{log-likelihood} - \tfrac12\,\big(K(d+2)-1\big)\,\log n$$
#
# **Larger is better**, and the K with the largest BIC is chosen. (Many books and programs use minus two times this number.
# Then smaller is better. Look before you compare.)
#
# <details><summary>Why half a logarithm? (a sketch, if you like)</summary>
#
# Ask how probable the data are under "a mixture with K components", whatever its parameters. For that one averages the
# likelihood over all parameters. The more data, the sharper the likelihood's peak: in each direction its width shrinks like
# $1/\sqrt n$. So with $m$ free parameters the peak fills a part of about $n^{-m/2}$ of the space, and the logarithm of that
# is $-\tfrac m2\log n$. What does not grow with $n$ is dropped. This assumes *one* clean peak. A mixture has $K!$ equal ones
# (lesson 03), and a component too many makes ridges instead of peaks.
#
# </details>
#
# BIC works well for mixtures, but it is a guide, not a law.
#
# **By hand.** Old Faithful has $n = 272$, $d = 2$. One component reaches −771.9 and has 3 free parameters. Half of
# $\log 272 = 5.606$ is 2.803. So BIC = −771.9 − 3 · 2.803 = −780.3. Two components reach −423.33.

# %% kind="question"
ask(
    "What is BIC for two components?",
    {
        "-403.71": "You added the penalty. A price is subtracted.",
        "-442.95": "Yes: -423.33 - 7 times 2.803. The second component was worth its price many times over.",
        "-445.75": "That charges for 8 parameters. How many weights are free?",
        "-462.57": "That charges a whole logarithm for each parameter.",
    },
)

# %% [markdown]
# ## 8. Write the criterion
#
# `bic(X, mixture, log_likelihood)` returns one number. `X` tells n and d, `mixture` tells K. The log-likelihood is passed in;
# do not compute it anew. A point that comes twice is two points, one at 0 is a point, and a component of weight 0 counts like
# any other. $n$, $d$ or $K$ may be 1, $n$ may be less than $K$, and two of them may be equal.

# %% kind="solution" grade_id="bic"
def bic(X, mixture, log_likelihood):
    """log-likelihood minus half of the free parameters times log n: larger is better. A float.

    X (n, d): data. mixture: mu (K, d), var (K,), p (K,). log_likelihood: as `run` returned it.
    """
    # B1  free parameters: means, variances, weights but one
    # B2  the penalty
    # B3  the log-likelihood less the penalty
    ### BEGIN SOLUTION
    n, d = X.shape  # B1
    free = len(mixture.p) * (d + 2) - 1  # B1
    return log_likelihood - free / 2 * np.log(n)  # B3, B2
    ### END SOLUTION

# %% kind="test" grade_id="test_bic" points=4
check(bic)

# %% [markdown]
# ## 9. Likelihood beside BIC
#
# Run the rest once your check is green. `curves` makes your best fit for each K and collects log-likelihood and BIC.
#
# (If you change K or the data: with many components for few points one may collapse onto a single point, as in lesson 03.
# Then `run` never ends. Press the stop button and take a smaller K or other seeds.)
#
# **Predict:** four rooms. Where does BIC have its top? And how does the curve look just before and just after it?

# %% kind="explore"
def curves(X, Ks=range(1, 7), seeds=range(6)):
    """K, log-likelihood and BIC of your best fit for each K, as three lists."""
    fits = [best_of(X, K, seeds) for K in Ks]
    return list(Ks), [fit[2] for fit in fits], [bic(X, fit[0], fit[2]) for fit in fits]


plots.criterion(*curves(rooms), title="your fits: four rooms")

# %% [markdown]
# The log-likelihood keeps climbing. BIC climbs while a component is worth its price, and falls slowly afterwards. The price
# of one more component is $\tfrac{d+2}{2}\log n$, here $2\log 200 = 10.6$. Up to the fourth each brings about 100, far more
# than it costs; the fifth brings less than 5.
#
# Now with **one** start for each K, and sliders. Seed 0 is shown first.
#
# **Predict:** BIC picks K = 5 from this seed, for four rooms. What went wrong? Look at K = 4, then try other seeds.

# %% kind="explore"
explore.choose(rooms, init, estep, mstep, bic)

# %% [markdown]
# Without a kernel, here are two fits with K = 4: on the left the run from seed 0, on the right the best of six. From seed 0
# two components share one room, and a single wide one covers two rooms.

# %% kind="explore"
stuck, best = run(rooms, *init(rooms, 4, 0)), best_of(rooms, 4, range(6))
titles = [f"log-likelihood {fit[2]:.1f}, BIC {bic(rooms, fit[0], fit[2]):.1f}" for fit in (stuck, best)]
plots.gallery(rooms, [stuck, best], titles)

# %% [markdown]
# The log-likelihood of the left fit is about 100 too low, so its BIC is, too. **BIC judges the fit that you bring.** A poor
# optimum gets a poor grade. First restart, then choose.
#
# ## 10. When BIC picks "wrong"
#
# Old Faithful has two clouds. Everybody sees that.
#
# **Predict:** which K does BIC pick?

# %% kind="explore"
plots.criterion(*curves(X), title="your fits: Old Faithful")

# %% kind="explore"
mixture, post, log_likelihood = best_of(X, 4, range(6))
plots.mixture(X, mixture, post, scale, title=f"K = 4: BIC {bic(X, mixture, log_likelihood):.1f}")

# %% [markdown]
# Four, though the gain after K = 2 is small. The clouds are longer than wide, and our components are round. Here each long
# cloud gets two circles. BIC counts **components**, not clouds: it asks how many *round Gaussians* describe the density
# well. If a group is not a round Gaussian, the two differ.
#
# **Wrong shape.** Here is a single bent group. No circle fits it.
#
# **Predict:** how many components will BIC want for this one group?

# %% kind="explore"
bent = datasets.crescent()
plots.criterion(*curves(bent), title="your fits: one bent group")

# %% kind="explore"
mixture, post, _ = best_of(bent, 5, range(6))
plots.mixture(bent, mixture, post, title="one group, five components")

# %% [markdown]
# **Too many**, if you wanted groups. Just right, if you wanted a good density: a string of beads.
#
# **Few points.** Now three round groups, just what the model assumes, but close together: first 15 points from each, then 150
# from each of the very same three. Here are the first 45.

# %% kind="explore"
corners = [[0.0, 0.0], [2.8, 0.0], [1.4, 2.4]]
few, many = (datasets.blobs([size] * 3, corners, [1.0] * 3, seed=2)[0] for size in (15, 150))
plots.data(few, title="45 points from three groups")

# %% [markdown]
# **Predict:** which K will BIC pick for the 45, and which for the 450?

# %% kind="explore"
for points in (few, many):
    Ks, _, scores = curves(points, range(1, 5))
    print(f"n = {len(points)}: BIC for K = 1 to 4 is {np.round(scores, 1)}, highest at K = {Ks[int(np.argmax(scores))]}")
plots.criterion(*curves(few, range(1, 5)), title="your fits: 45 points from three groups")

# %% [markdown]
# **Too few** with 45 points: the gain from a component grows like $n$, its price only like $\log n$. With little data the
# gain does not pay. That is no bug. It says: *these data do not yet support three groups.* With ten times the data they do.
#
# ## 11. Penguins
#
# A real case. Bills of 342 penguins were measured: length and depth. The species are hidden from the fit.
#
# **Predict:** look at the plain points. How many groups do you see?

# %% kind="explore"
columns = ("bill_length_mm", "bill_depth_mm")
birds, species = datasets.penguins(columns)
mm = datasets.penguins_scale(columns)
plots.data(birds, mm)

# %% kind="explore"
plots.criterion(*curves(birds), title="your fits: penguins")

# %% kind="explore"
mixture, post, _ = best_of(birds, 4, range(6))
plots.mixture(birds, mixture, post, mm, title="your fit with K = 4")

# %% [markdown]
# BIC wants four. Now we lift the veil: these are the species. Your soft counts never saw them.

# %% kind="explore"
plots.groups(birds, species, datasets.SPECIES, mm)

# %% kind="explore"
plots.confusion(post, species, datasets.SPECIES)

# %% [markdown]
# Read the table by rows: which birds have their largest share in that component? Adelie has a component nearly of its own,
# and Chinstrap has one. Gentoo has **two**. Its cloud is long and slanted, and round components cover it with two circles,
# as they did with Old Faithful. So K = 4 is the better density and three is the number of species. Both are true.
#
# What if we insist on three?

# %% kind="explore"
plots.confusion(best_of(birds, 3, range(6))[1], species, datasets.SPECIES)

# %% [markdown]
# Three components find the three species fairly well: fewer than 30 of 342 birds are in another species' component. Nobody
# told them what a species is. Slanted ellipses (full covariances) would suit these clouds better. Lesson 07 has those.
#
# ## 12. Which bug made this plot?
#
# **Plot A.** The wide and the narrow group again, with their right mixture. The points are coloured by a `hard_estep`.

# %% kind="explore"
puzzle = lesson.puzzle("nearest")
plots.mixture(pair, puzzle.mixture, puzzle.post, title="plot A")

# %% kind="question"
ask(
    "What did this hard E-step do?",
    {
        "It sent each point to the nearest mean": "Yes: a straight border halfway, though one component is far wider.",
        "It left out the weights only": "Then the border would still curve round the narrow component.",
        "It took the smallest soft count": "Then the points in the middle of circle 1 would belong to 2.",
    },
)

# %% [markdown]
# **Plot B.** Old Faithful. Somebody's criterion over K.

# %% kind="explore"
puzzle = lesson.puzzle("never_turns")
plots.criterion(puzzle.Ks, puzzle.trace, puzzle.bic, title="plot B")

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "The penalty is added": "Yes. It lies above the log-likelihood, so every parameter is rewarded.",
        "The factor one half is missing": "Then it would lie further below the log-likelihood, not above.",
        "There were too few restarts": "That can make the log-likelihood dip; it cannot lift BIC above it.",
    },
)

# %% [markdown]
# **Plot C.** The same data, another criterion.

# %% kind="explore"
puzzle = lesson.puzzle("always_one")
print("BIC:", np.round(puzzle.bic, 1), " log-likelihood:", np.round(puzzle.trace, 1))
plots.criterion(puzzle.Ks, puzzle.trace, puzzle.bic, title="plot C")

# %% kind="question"
ask(
    "Why does K = 1 win here?",
    {
        "One component is really best": "The second raised the log-likelihood by almost 350.",
        "It begins with the mean log-likelihood": "Yes. A mean of about -2 is drowned by a penalty made for totals.",
        "It used the logarithm to base 2": "That makes the penalty 1.44 times larger, not the log-likelihood vanish.",
    },
)

# %% [markdown]
# ## 13. Quick recall

# %% kind="question"
ask(
    "From lesson 03: a run with K = 5 ends lower than the best run with K = 4. What does that tell you?",
    {
        "Five components are too many": "Too many never lowers the best log-likelihood.",
        "The run got stuck in a local optimum": "Yes. Restart: the best fit with five is at least as high.",
        "There is a bug in the M-step": "A fall *within* a run would say that.",
    },
)

# %% kind="question"
ask(
    "From lesson 02: with a one-hot post, what is p_j of the M-step?",
    {
        "1/K": "Only if all groups have the same size.",
        "The fraction of points in group j": "Yes: N_j is then a plain count, divided by n.",
        "0 or 1": "That is post. Its column sums are counts.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: far from every component all densities are 0 in floating point. Why is your hard E-step still right?",
    {
        "A tie goes to the lowest index, which is right": "A tie of zeros would always pick component 1, right or not.",
        "estep compares logarithms, which do not vanish": "Yes. -5000 and -6000 are told apart; their exponentials are both 0.",
        "Such points are left out": "No point is left out.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 9.1 (K-means), 9.3.2 (K-means as a limit of EM) and 4.4.1
#   (where BIC comes from).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, sections 21.3 (K-means, and choosing K), 21.4 (mixtures) and
#   5.2 (BIC and its relatives).
# - AIC charges 1 for each parameter instead of $\tfrac12\log n$. For which n is BIC the stricter one? Try AIC on the crescent.
# - Give `hard_estep` the whole M-step, not the means alone: hard EM. Compare its variances on `pair` with those of EM. Which
#   group became narrower, which wider, and why?
#
# **What comes next.** So far every point was complete. In lesson 05 people have rated some films, and most entries of the table
# are missing.
