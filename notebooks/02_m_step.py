# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 02 · The M-step: the best groups for these shares
#
# **You will be able to** find the mixture that fits best when every point belongs partly to every group.
#
# **You will have made** pictures of EM moving half a step at a time, and of the bound that explains why it never falls.
#
# About 60 minutes. You write `soft_counts` (1 line) and `mstep` (5 lines).

# %%
import numpy as np

from softcounts import GaussianMixture, Lesson, ask, datasets, explore, plots

lesson = Lesson("02_m_step")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Lesson 01 answered: *given the mixture, who belongs to whom?* Here are its two functions, written out. You need not have
# them right from yesterday; the cells are read-only.

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

# %% [markdown]
# Today the question is turned round: *given the shares, which mixture fits best?*
#
# ## 2. First play
#
# Here is a poor mixture on Old Faithful. Its circles do not sit on the clouds. The points are shared out by the E-step all
# the same, because an E-step can share out points for any mixture.
#
# **Move the circles by hand.** Where would you put each mean, given who belongs to whom? Watch the log-likelihood. Try to
# get above -450.

# %% kind="explore"
X = datasets.old_faithful()
scale = datasets.old_faithful_scale()
poor = GaussianMixture(mu=np.array([[-1.0, 0.8], [0.8, -0.4]]), var=np.array([0.6, 0.6]), p=np.array([0.5, 0.5]))
explore.mixture(X, poor, estep, scale)

# %% [markdown]
# The same picture, standing still: two circles beside the clouds, and most points shared by both.

# %% kind="explore"
plots.mixture(X, poor, estep(X, poor)[0], scale)

# %% [markdown]
# You probably moved each mean into the middle of "its" points, and then the colours changed, and you moved it again. That
# is EM. The M-step is the move, done exactly.
#
# ## 3. Fractions of points
#
# `post` has a row for each point and a column for each component. Read a column downwards: it says how much of each point
# component $j$ owns. Added up, that is the number of points it owns, in fractions:
#
# $$\textbf{M1}\qquad N_j = \sum_i p(j\mid x_i)$$
#
# $N_j$ is the **soft count** of component $j$. If it gets no share of any point, $N_j = 0$. The table may have any $n$ and
# $K$: also 1, also $n < K$ or $n = K$.
#
# **By hand.** Four points on a line, $x = 0, 1, 4, 6$, and two components with these shares:
#
# | $x_i$ | share of 1 | share of 2 |
# |---|---|---|
# | 0 | 0.9 | 0.1 |
# | 1 | 0.8 | 0.2 |
# | 4 | 0.3 | 0.7 |
# | 6 | 0.0 | 1.0 |
#
# Column 1 adds up to $N_1 = 2.0$, column 2 to $N_2 = 2.0$. **Predict:** what must all the $N_j$ add up to, always?

# %% kind="question"
ask(
    "The N_j add up to ...",
    {
        "1": "Each row adds up to 1; there are n rows.",
        "n, the number of points": "Yes: every point is shared out completely, so nothing is lost.",
        "K, the number of components": "There are K of them, but their sum counts points.",
    },
)

# %% kind="solution" grade_id="soft_counts"
def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,) for post (n, K)."""
    # M1  N_j, (K,)
    ### BEGIN SOLUTION
    return post.sum(axis=0)  # M1
    ### END SOLUTION

# %% kind="test" grade_id="test_soft_counts" points=3
check(soft_counts)

# %% [markdown]
# ## 4. Weighted means
#
# If component 1 owned its points whole, its best mean would be their average. It owns them in fractions, so each point
# counts as much as is owned of it:
#
# $$\textbf{M2}\qquad \mu_j = \frac{1}{N_j}\sum_i p(j\mid x_i)\,x_i$$
#
# For our four points: $\mu_1 = (0.9\cdot 0 + 0.8\cdot 1 + 0.3\cdot 4 + 0\cdot 6)/2 = 1.0$. We divide by the sum of the
# weights, $N_j$, not by $n$.
#
# **Predict** $\mu_2$ before you choose.

# %% kind="question"
ask(
    "mu_2 = ?",
    {
        "2.25": "You divided 9.0 by n = 4. A weighted mean divides by the sum of its weights, 2.0.",
        "2.75": "That is the plain mean of all four points.",
        "4.5": "Yes: (0.1 * 0 + 0.2 * 1 + 0.7 * 4 + 1 * 6) / 2 = 9 / 2.",
        "9.0": "That is the weighted sum. What do the weights add up to?",
    },
)

# %% [markdown]
# ## 5. Weighted variances
#
# The variance is the weighted mean of the squared distances **to the new mean**. A point in $d$ dimensions scatters in $d$
# directions, and our variance is per direction, so we divide by $d$ as well:
#
# $$\textbf{M3}\qquad \sigma_j^2 = \frac{1}{d\,N_j}\sum_i p(j\mid x_i)\,|x_i-\mu_j|^2$$
#
# For component 1, with $d = 1$ and $\mu_1 = 1$: $\sigma_1^2 = (0.9\cdot 1 + 0.8\cdot 0 + 0.3\cdot 9 + 0\cdot 25)/2 = 1.8$.
#
# **A faded step.** Fill in the line for component 2 in your head ($\mu_2 = 4.5$), then run the cell.

# %% kind="explore"
x = np.array([0.0, 1.0, 4.0, 6.0])
share = np.array([0.1, 0.2, 0.7, 1.0])
squared = (x - 4.5) ** 2
print("squared distances:", squared)
print("variance of component 2:", (share * squared).sum() / share.sum())  # weighted sum over N_2

# %% [markdown]
# ## 6. Weights
#
# Component $j$ owns $N_j$ of the $n$ points:
#
# $$\textbf{M4}\qquad p_j = \frac{N_j}{n}$$
#
# ## 7. Why these formulas?
#
# They were not chosen because they look natural. They solve a problem. Suppose we were told, for every point, which
# component it came from; call the indicator $z_{ij}$ (1 if point $i$ came from $j$, else 0). Then the log-likelihood would be
# a simple sum:
#
# $$\sum_i\sum_j z_{ij}\,\big[\log p_j + \log N(x_i;\mu_j,\sigma_j^2)\big]$$
#
# We are not told. But we know the probability of $z_{ij} = 1$: it is the share $p(j\mid x_i)$. Put it in place of $z_{ij}$.
# The result is the **expected complete-data log-likelihood** $Q$, and the M-step is the mixture that makes $Q$ largest:
#
# $$Q = \sum_i\sum_j p(j\mid x_i)\Big[\log p_j - \tfrac d2\log(2\pi\sigma_j^2) - \frac{|x_i-\mu_j|^2}{2\sigma_j^2}\Big]$$
#
# **The mean.** Only the last term holds $\mu_j$. Its derivative is $\sum_i p(j\mid x_i)\,(x_i-\mu_j)/\sigma_j^2$. Set it to
# zero: $\sum_i p(j\mid x_i)\,x_i = N_j\,\mu_j$. That is M2.
#
# **The variance.** Write $v = \sigma_j^2$ and $S = \sum_i p(j\mid x_i)\,|x_i-\mu_j|^2$. What holds $v$ is
# $-\frac{d N_j}{2}\log v - \frac{S}{2v}$. Its derivative $-\frac{dN_j}{2v} + \frac{S}{2v^2}$ is zero at $v = S/(dN_j)$. That is M3.
# And because the best $\mu_j$ does not depend on $v$, we may compute the mean first and use it here.
#
# **The weights.** What holds $p$ is $\sum_j N_j\log p_j$, and the $p_j$ must sum to 1. With a Lagrange multiplier $\lambda$ the
# derivative is $N_j/p_j - \lambda = 0$, so $p_j = N_j/\lambda$: proportional to $N_j$. They sum to 1 if $\lambda = n$. That is M4.
# (Without multipliers: shift a little weight $\epsilon$ from component $k$ to $j$. The gain is
# $\epsilon\,(N_j/p_j - N_k/p_k)$. At the best place no shift helps, so $N_j/p_j$ is the same number for all $j$.)
#
# **A sanity check.** If every share is 0 or 1 (*one-hot*), the formulas become: class means, class variances, class
# frequencies. Anything else would be wrong.
#
# ## 8. Write the M-step
#
# `mstep(X, post)` returns a `GaussianMixture(mu, var, p)`. No component is empty here ($N_j > 0$), but one may own only a
# small part of a single point. It must work for any $n \ge 2$, $d$ and $K$, also for $d = 1$ or $K = 1$, for $n < K$, and
# when two of them are equal. Variances may be as small as $10^{-9}$. The data may lie far from 0, about 50 say; a point may
# come twice, or lie exactly at 0. `X` and `post` must stay as they are.

# %% kind="solution" grade_id="mstep"
def mstep(X, post):
    """The GaussianMixture that fits best, given the shares.

    X (n, d): data. post (n, K): soft counts, rows summing to one. Returns mu (K, d), var (K,), p (K,).
    """
    # M1  N_j, (K,)
    # M2  means, (K, d): a matrix product, divided by N as a column (K, 1)
    # M3  squared distances to the NEW means, (n, K); weighted, summed over i, divided by d N_j
    # M4  weights, (K,)
    ### BEGIN SOLUTION
    N = soft_counts(post)  # M1
    mu = post.T @ X / N[:, None]  # M2
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)  # M3
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)  # M3
    return GaussianMixture(mu, var, N / len(X))  # M4
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# Run the rest once your check is green. First the four points: do you get $\mu = (1, 4.5)$, $\sigma^2 = (1.8, \dots)$ and
# $p = (0.5, 0.5)$?

# %% kind="explore"
four = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.0, 1.0]])
mstep(x[:, None], four)

# %% [markdown]
# ## 9. EM, half a step at a time
#
# An E-step recolours the points and leaves the circles alone. An M-step moves the circles and leaves the colours alone.
#
# **Predict:** start from the poor mixture. After the first M-step, will the two circles be further apart than before, or
# closer together? (Look at how mixed the colours are.)

# %% kind="explore"
plots.half_steps(X, poor, estep, mstep, passes=2, scale=scale)

# %% [markdown]
# Closer. At first nearly every point is shared by both, so both means are pulled towards the middle. Then the small
# difference that is left grows, pass by pass.
#
# ## 10. Why it never falls
#
# EM climbs the log-likelihood, though the M-step maximises something else, $Q$. Here is the reason in one picture. Only one
# parameter moves, $\mu_{12}$: the height (waiting time) of component 1. All else is held.
#
# - The black curve is the log-likelihood.
# - The **E-step** builds the dashed curve from the present shares. It lies below the black one everywhere and **touches** it
#   at the present value.
# - The **M-step** goes to the top of the dashed curve. The black curve lies above that, so the log-likelihood has risen.
# - The red line is the gap that opens there. The next E-step closes it.
#
# The gap has a name. For shares $q$ and $r$ of one point, $\mathrm{KL}(q\,\|\,r) = \sum_j q_j\log(q_j/r_j)$ is the **KL
# divergence**. It is never negative, and it is 0 only where $q = r$. Here $q$ are the shares that built the bound, $r$ the
# right shares at the new place, and the gap is the sum over the points.
#
# **Predict:** in the second panel, where does the dashed curve touch?

# %% kind="explore"
plots.bound(X, poor, estep, mstep, component=0, coordinate=1, passes=3)

# %% [markdown]
# It touches where the last M-step landed. In symbols: for any shares $q$ (one row $q_i$ for each point),
#
# $$\text{log-likelihood} = \underbrace{Q(q) + H(q)}_{\text{the bound}} + \underbrace{\sum_i \mathrm{KL}\big(q_i\,\|\,p(\cdot\mid x_i)\big)}_{\text{the gap, never negative}}$$
#
# where $H(q) = -\sum_i\sum_j q_{ij}\log q_{ij}$, the entropy of the shares, does not depend on the mixture. The E-step sets
# the gap to zero. The M-step raises the bound. Neither can lower the log-likelihood.
#
# ## 11. Which bug made this plot?
#
# An M-step was made from the correct shares, and then drawn. Compare the circles with the spread of their points: a circle
# at two sigma should hold about 86 % of a round group.

# %% kind="explore"
puzzle = lesson.puzzle("too_wide")
plots.mixture(X, puzzle.mixture, puzzle.post, scale)

# %% kind="explore"
right = mstep(X, puzzle.post)
print("this mixture's variances:", np.round(puzzle.mixture.var, 3))
print("yours:                   ", np.round(right.var, 3), "  ratio:", np.round(puzzle.mixture.var / right.var, 3))

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "Divided by n instead of N_j": "Then variances would be too small, each by its own factor p_j.",
        "Forgot to divide by d": "Yes. The ratio is d = 2 for every component.",
        "Unweighted squared distances": "Then the ratio would differ from component to component.",
    },
)

# %% [markdown]
# And a subtle one. This run of EM has converged. Nothing fell, nothing is `nan`.

# %% kind="explore"
puzzle = lesson.puzzle("pooled")
print("variances:", np.round(puzzle.mixture.var, 3), "  falls:", (np.diff(puzzle.trace) < -1e-9).sum())
plots.mixture(X, puzzle.mixture, puzzle.post, scale)

# %% kind="question"
ask(
    "What is odd here?",
    {
        "The weights are wrong": "They are as they should be for these shares.",
        "All components have the same variance": "Yes. One pooled variance: a valid EM, for another model. It climbs too.",
        "The means are swapped": "Labels are arbitrary; swapping them changes nothing.",
    },
)

# %% [markdown]
# **Remember this one.** The log-likelihood climbs under several wrong algorithms too. Climbing is necessary; it proves
# nothing.
#
# ## 12. Quick recall

# %% kind="question"
ask(
    "From lesson 01: each row of post sums to 1. Why?",
    {
        "Because we divide by n": "Nothing in the E-step divides by n.",
        "Each point shares itself out among the components": "Yes. E4 divides by the sum over components.",
        "Because the weights p_j sum to 1": "That alone would not be enough; think of the densities.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: a component has p_j = 0. What are its soft counts, and its N_j?",
    {
        "All 0, so N_j = 0": "Yes. And M2 would divide by 0, which is why an empty component is outside today's contract.",
        "nan": "Only if 0 meets log 0 in a product. In the log domain it comes out as exactly 0.",
        "1/K": "The prior says it never happens.",
    },
)

# %% kind="question"
ask(
    "The axis that is summed disappears (lesson 00). So post.T @ X has which shape, for post (n, K) and X (n, d)?",
    {
        "(K, d)": "Yes: (K, n) times (n, d). The points are summed over.",
        "(n, d)": "The points i are summed over, so n disappears.",
        "(d, K)": "That is X.T @ post.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, sections 9.2.2 (these formulas), 9.3 (the expected complete-data
#   log-likelihood) and 9.4 (the bound and the KL gap).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 8.7.2 (EM as bound optimisation).
# - M3 has the divisor $dN_j$ and no "minus one". What would an unbiased variance do to a component with $N_j = 0.6$?
#
# **What comes next.** E, M, E, M, … Lesson 03 closes the loop, decides when to stop, and meets everything that can go wrong.
