# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 11 · One EM for all of them
#
# **You will be able to** write EM once, and run it on counts, coins and bells by handing it a few lines about each.
#
# **You will have made** one loop that finds two seasons in daily deaths, ten prototypes of digits and the two clouds of Old
# Faithful, and a race of it against a library.
#
# About 80 minutes. You write `poisson` (1 line), `bernoulli` (1), `spherical` (4), `estep` (5) and `mstep` (4).

# %%
import numpy as np

from softcounts import BernoulliMixture, ExponentialMixture, GaussianMixture, Lesson, ask, datasets, explore, init
from softcounts import init_family, plots, race

lesson = Lesson("11_one_em")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# You have written an E-step for bells (lesson 01) and one for coins (lesson 06). Four of their five lines were the same. You
# have written two M-steps, and both took averages with the soft counts as weights.
#
# That is no accident. Bells and coins belong to one large family of densities, and for the whole family EM is the same
# program. Today you write that program once. What differs from one density to the next is a small function that you hand
# over.
#
# ## 2. First play
#
# Take whole numbers $x = 0, 1, 2, \dots$ and give each a **weight** $h(x)$. For counts we take $h(x) = 1/x!$, so that large
# numbers weigh little. ($x!$ is $1\cdot2\cdots x$, and $0! = 1$.) Now **tilt** the weights: multiply each by $e^{\eta x}$, with
# some number $\eta$ ("eta"). If $\eta$ is above 0, large $x$ gain; if it is below 0, they lose. In the end divide by the sum
# of all, which we call $Z$, and the weights are probabilities.
#
# **Move eta.** Watch the mean of $x$ (the triangle), and on the right $\log Z$. **Predict** first: how is the slope of the
# curve on the right related to the left picture?

# %% kind="explore"
explore.tilt()

# %% [markdown]
# The same, standing still, for counts with $\eta = 0.5$. On the left the dashed bars are the weights without a tilt. On the
# right the slope of $\log Z$ is 1.65, and so is the mean. It always is. Section 8 says why, and the M-step lives on it.

# %% kind="explore"
plots.tilt("counts", 0.5)

# %% [markdown]
# ## 3. The pattern
#
# A density belongs to the **exponential family** if it can be written as a weight, tilted and divided by its sum:
#
# $$\log p(x) = \log h(x) + T(x)\cdot\eta - \log Z$$
#
# Its four parts:
#
# - $T(x)$, the **statistics**: $s$ numbers that are all we look at in a row $x$. In section 2, $T(x) = x$ and $s = 1$.
# - $\eta$, the **natural parameters**: $s$ numbers, one for each statistic. The dot is the sum of products, $\sum_l
#   T_l\,\eta_l$.
# - $\log Z$, the logarithm of the sum of all tilted weights (of the integral, if $x$ is continuous). It depends on $\eta$ and
#   not on $x$. In code: `log_z`.
# - $h(x)$, the **weight**. It depends on $x$, and holds no parameter.
#
# In a mixture each component $j$ has an $\eta_j$ and a $\log Z_j$ of its own. $T$ and $h$ are the same for all.
#
# Natural parameters are handy for the program, and not for us. We think in **means**: the mean of $T(x)$ under the density.
# So each family is for us one small function: from means to $\eta$ and $\log Z$. You write three of them.
#
# ## 4. Counts: Poisson
#
# How many people die in a city on one day? Such counts are often described by the **Poisson** distribution with **rate**
# $\lambda$ ("lambda"), which is its mean:
#
# $$p(x) = \frac{\lambda^x\,e^{-\lambda}}{x!}\qquad\text{so}\qquad \log p(x) = -\log x! + x\log\lambda - \lambda$$
#
# Compare with the pattern, part by part: $\log h(x) = -\log x!$, $T(x) = x$, and
#
# - **F1** $\eta = \log\lambda$;
# - **F2** $\log Z = \lambda$.
#
# A row may hold $s$ counts, independent of each other. Then logarithms add: $T$ is the whole row, there is one $\eta_l$ for
# each, and $\log Z = \sum_l\lambda_l$. (That $\log Z$ is the mean itself is so for counts only.)
#
# **By hand.** One count with mean $\lambda = 2$. $\eta = \log 2 = 0.693$ and $\log Z = 2$. The chance of $x = 3$: $\log p =
# -\log 6 + 3\cdot0.693 - 2 = -1.712$, so $p = 0.18$.
#
# The function gets the means of all $K$ components at once, a row for each: shape $(K, s)$. All are above 0, from $10^{-6}$
# to $10^6$. $K$ and $s$ may be 1 or equal, and two components may be exactly alike.

# %% kind="solution" grade_id="poisson"
def poisson(means):
    """Poisson counts with these means (K, s), all above 0: eta (K, s) and log_z (K,)."""
    # F1  eta of each count, (K, s)
    # F2  log_z of each component, (K,)
    ### BEGIN SOLUTION
    return np.log(means), means.sum(axis=1)  # F1, F2
    ### END SOLUTION

# %% kind="test" grade_id="test_poisson" points=3
check(poisson)

# %% [markdown]
# ## 5. Coins: Bernoulli
#
# A coin shows 1 with chance $\theta$ and 0 with $1-\theta$. Its mean is $\theta$. As in lesson 06,
#
# $$\log p(x) = x\log\theta + (1-x)\log(1-\theta) = x\,\big[\log\theta - \log(1-\theta)\big] + \log(1-\theta)$$
#
# The second form collects what stands with $x$. So $h = 1$, $T(x) = x$, and
#
# - **F3** $\eta = \log\dfrac{\theta}{1-\theta}$, the **log odds**;
# - **F4** $\log Z = -\log(1-\theta)$; for $s$ coins, the sum of these.
#
# **Predict** $\eta$ for a fair coin.

# %% kind="question"
ask(
    "theta = 1/2. Then eta is ...",
    {
        "0": "Yes: log 1. No tilt: both sides keep the weight h = 1. And Z = 2, the sum of two weights.",
        "1/2": "That is the mean. What are the odds, theta to 1 - theta, and their logarithm?",
        "-log 2": "That is log theta alone. Something else stands with x.",
    },
)

# %% [markdown]
# The means lie strictly between 0 and 1, and may be as near as $10^{-9}$ to either. $K$ and $s$ may again be 1 or equal, and
# two components alike.

# %% kind="solution" grade_id="bernoulli"
def bernoulli(means):
    """Coins with these means (K, s), strictly between 0 and 1: eta (K, s) and log_z (K,)."""
    # F3  log odds, (K, s)
    # F4  log_z of each component, (K,)
    ### BEGIN SOLUTION
    return np.log(means / (1 - means)), -np.log(1 - means).sum(axis=1)  # F3, F4
    ### END SOLUTION

# %% kind="test" grade_id="test_bernoulli" points=3
check(bernoulli)

# %% [markdown]
# ## 6. Bells: one statistic more
#
# The round bell of lesson 01, in $d$ dimensions, with mean $\mu$ and variance $\sigma^2$:
#
# $$\log p(x) = -\frac{|x-\mu|^2}{2\sigma^2} - \frac d2\log(2\pi\sigma^2)$$
#
# Where is $T\cdot\eta$ in it? Multiply the square out: $|x-\mu|^2 = |x|^2 - 2\,x\cdot\mu + |\mu|^2$. Then
#
# $$\log p(x) = \underbrace{x\cdot\frac{\mu}{\sigma^2} + |x|^2\cdot\frac{-1}{2\sigma^2}}_{T(x)\,\cdot\,\eta}
# \;-\;\underbrace{\Big[\frac{|\mu|^2}{2\sigma^2} + \frac d2\log(2\pi\sigma^2)\Big]}_{\log Z}$$
#
# So the statistics are the $d$ coordinates **and the squared length**: $T(x) = (x, |x|^2)$, $s = d+1$ numbers. And $h = 1$.
#
# What are the means of these? The mean of $x$ is $\mu$. The mean of $|x|^2$ is $|\mu|^2 + d\sigma^2$: each of the $d$
# coordinates has mean square $\mu_l^2 + \sigma^2$. Turned round, with $q$ for the mean of $|x|^2$:
#
# - **F5** $\mu$ is the first $d$ means, $q$ the last one, and $\sigma^2 = (q - |\mu|^2)/d$.
# - **F6** $\eta = \big(\mu/\sigma^2,\; -1/(2\sigma^2)\big)$, that is $d+1$ numbers.
# - **F7** $\log Z = |\mu|^2/(2\sigma^2) + \frac d2\log(2\pi\sigma^2)$.
#
# **By hand**, with $d = 1$: the mean of $x$ is 1 and that of $x^2$ is 5. $\sigma^2 = 5 - 1 = 4$, $\eta = (0.25, -0.125)$, $\log Z
# = \frac18 + \frac12\log(8\pi) = 1.737$.
#
# **Predict** for $d = 2$:

# %% kind="question"
ask(
    "The means of (x_1, x_2, |x|^2) are (3, 4, 31). Then sigma squared is ...",
    {
        "6": "That is q - |mu|^2 = 31 - 25. It holds the variances of two coordinates.",
        "3": "Yes: (31 - 25) / 2.",
        "2": "You divided by s = 3. The last statistic is no coordinate: d = s - 1.",
        "15": "That is 31 / 2 - 0.5: what has to be subtracted is |mu|^2 = 9 + 16.",
    },
)

# %% [markdown]
# The variances may lie between $10^{-5}$ and $10^5$; the means may be about 20, or exactly 0; $K$ or $d$ may be 1, $K$ and $s$
# equal, two components alike.
#
# `np.column_stack([A, b])` puts the vector `b` beside the matrix `A`, as its last column.

# %% kind="solution" grade_id="spherical"
def spherical(means):
    """Round bells from the means (K, d + 1) of (x, |x|^2): eta (K, d + 1) and log_z (K,)."""
    # F5  mu (K, d), var (K,)
    # F6  mu / var, and beside it -1 / (2 var), (K, d + 1)
    # F7  log_z, (K,)
    ### BEGIN SOLUTION
    mu, d = means[:, :-1], means.shape[1] - 1  # F5
    var = (means[:, -1] - (mu**2).sum(axis=1)) / d  # F5
    eta = np.column_stack([mu / var[:, None], -1 / (2 * var)])  # F6
    return eta, (mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)  # F7
    ### END SOLUTION

# %% kind="test" grade_id="test_spherical" points=4
check(spherical)

# %% [markdown]
# ## 7. One E-step
#
# Now Bayes' rule, as in lesson 01. The data come as `T` (n, s), a row of statistics for each of the $n$ rows, and `log_h`
# (n,). The mixture is an `ExponentialMixture(eta, log_z, p)` with shapes (K, s), (K,) and (K,).
#
# - **E1** The log density of row $i$ under component $j$: $\log h_i + T_i\cdot\eta_j - \log Z_j$. For all $i$ and $j$ at once,
#   $T_i\cdot\eta_j$ is **one matrix product**: (n, s) times (s, K).
# - **E2** Add $\log p_j$: the log joint.
# - **E3** Log-sum-exp of each row: $\log p(x_i)$.
# - **E4** Subtract and exponentiate: the soft counts.
# - **E5** Add over $i$: the log-likelihood.
#
# E2 to E5 are the lines of lesson 01. Only E1 is new, and it holds no bell, no coin and no count.
#
# **By hand.** A day with $x = 2$, two Poissons with rates 1 and 3 and weights 0.4 and 0.6. So $\eta = (0, 1.099)$ and $\log Z =
# (1, 3)$.
#
# - Component 1: $2\cdot0 - 1 + \log 0.4 = -1.916$. Component 2: $2\cdot1.099 - 3 + \log 0.6 = -1.314$.
# - Exponentials: 0.147 and 0.269, together 0.416. Shares: **0.354** and **0.646**.
# - $\log h = -\log 2!$, so $\log p(x) = -0.693 + \log 0.416 = -1.570$.

# %% kind="question"
ask(
    "We used log h in the last line only. What if it is left out everywhere?",
    {
        "The shares come out wrong": "It is the same for all components of a row, so it cancels when we share out.",
        "The shares stay right, and the log-likelihood is wrong": "Yes. It is the same number for each component: it cancels in the shares, and belongs to log p(x).",
        "Nothing changes": "Not the shares. But log p(x) holds log h(x) once for each row.",
    },
)

# %% [markdown]
# **A faded step.** Two days, $x = 2$ and $x = 0$, and the mixture from above. E2 is left to you: put your line in place of the
# `0`. The first row should become $-1.916$ and $-1.314$, less $\log 2 = 0.693$.

# %% kind="explore"
counts = np.array([[2.0], [0.0]])
weight = np.array([-np.log(2.0), 0.0])
eta, log_z, p = np.array([[0.0], [np.log(3.0)]]), np.array([1.0, 3.0]), np.array([0.4, 0.6])
density = weight[:, None] + counts @ eta.T - log_z  # E1: (2, 1) + (2, 2) - (2,)
prior = 0                                           # E2: your line, in place of the 0
print(np.round(density + prior, 3))

# %% [markdown]
# If you see $-2.609$ and $-2.007$ in the first row, E2 is right.
#
# `weight[:, None]` is a column, so that each row gets its own $\log h$. `log_z` and `np.log(p)` have a number for each column.
#
# Your `estep` must stand any $n$, $s$ and $K$, also 1, also two of them equal, also $n < K$; 1200 statistics, and rows that are
# thousands of nats more probable under one component than under the next; $\log h$ of minus several thousand; a row of zeros,
# a row that comes twice, two components exactly alike, and a weight $p_j$ of exactly 0 (its $\log$ is $-\infty$, as it should
# be).

# %% kind="solution" grade_id="estep"
def estep(T, log_h, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float).

    T (n, s): statistics. log_h (n,). mixture: ExponentialMixture with eta (K, s), log_z (K,), p (K,).
    """
    # E1, E2  log joint: one matrix product, log_h as a column, minus log_z, plus log p, (n, K)
    # E3      log p(x_i): log-sum-exp of each row about its own maximum, (n, 1)
    # E4      soft counts, (n, K)      E5  log-likelihood, a float
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        joint = log_h[:, None] + T @ mixture.eta.T - mixture.log_z + np.log(mixture.p)  # E1, E2
    top = joint.max(axis=1, keepdims=True)  # E3
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E3
    return np.exp(joint - rows), float(rows.sum())  # E4, E5
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# ## 8. One M-step
#
# As in lesson 02 we put the shares in place of what we do not know, and make $Q$ as large as we can:
#
# $$Q = \sum_i\sum_j p(j\mid x_i)\big[\log p_j + \log h_i + T_i\cdot\eta_j - \log Z_j\big]$$
#
# **What holds $\eta_j$?** Write $N_j = \sum_i p(j\mid x_i)$ for the soft count, and $m_j = \frac1{N_j}\sum_i p(j\mid x_i)\,T_i$
# for the weighted mean of the statistics. Then the part with $\eta_j$ is
#
# $$N_j\,\big[\,m_j\cdot\eta_j - \log Z(\eta_j)\,\big]$$
#
# Of all the data only $m_j$ is left. That is why $T$ is called *the statistics*: nothing else in the data matters.
#
# **Where is its top?** Where the slope is 0, so where the slope of $\log Z$ at $\eta_j$ is $m_j$. And the slope of $\log Z$ you
# have seen in section 2: it is the mean of $T$. In one dimension, with a sum:
#
# $$Z = \sum_x h(x)\,e^{\eta x}\qquad \frac{d\log Z}{d\eta} = \frac1Z\sum_x x\,h(x)\,e^{\eta x} = \sum_x x\,p(x)$$
#
# (It is a top and no valley: the slope of $\log Z$ only rises with $\eta$, as you saw.) So **the best member of the family is
# the one whose mean is $m_j$**. Your families take means and return exactly this member. There is nothing left to solve:
#
# - **M1** $N_j$, the soft counts.
# - **M2** $m_j$, the weighted means of the statistics: again one matrix product, divided by $N_j$.
# - **M3** $(\eta, \log Z)$ = `family(means)`.
# - **M4** $p_j = N_j/n$, as ever.
#
# **By hand.** Three days with 0, 2 and 4 deaths; component 1 has the shares 1, 0.5 and 0.25. $N_1 = 1.75$. **Predict** the
# rate.

# %% kind="question"
ask(
    "The new rate of component 1 is ...",
    {
        "1.14": "Yes: (1 * 0 + 0.5 * 2 + 0.25 * 4) / 1.75 = 2 / 1.75.",
        "0.67": "That is 2 / 3. A weighted mean divides by the sum of its weights, 1.75.",
        "2": "That is the weighted sum. It is not divided yet.",
    },
)

# %% [markdown]
# `family` is **any function** that takes means (K, s) and returns `eta` (K, s) and `log_z` (K,). Hand it the table of means.
# Do not look at which family it is: grading passes other ones than your three.
#
# $n$, $s$ and $K$ may be 1, two of them equal, $n$ may be less than $K$. Shares may be exactly 0 and 1, and a component may own
# a thousandth of each row, but not nothing. A row may come twice or be all zeros, and the data may lie about 50.

# %% kind="solution" grade_id="mstep"
def mstep(T, post, family):
    """The ExponentialMixture(eta, log_z, p) that fits best, given the shares.

    T (n, s): statistics. post (n, K): soft counts. family: means (K, s) -> eta (K, s), log_z (K,).
    """
    # M1  N_j, (K,)
    # M2  weighted means of the statistics, (K, s): N as a column (K, 1)
    # M3  eta and log_z of the members with these means
    # M4  weights, (K,)
    ### BEGIN SOLUTION
    N = post.sum(axis=0)  # M1
    means = post.T @ T / N[:, None]  # M2
    eta, log_z = family(means)  # M3
    return ExponentialMixture(eta, log_z, N / len(T))  # M4
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# ## 9. The loop
#
# Run the rest once your check is green. The loop is as short as ever. One thing in it needs a word: `invented`, rows that
# belong to all components alike, for ever. They are for section 11; without them nothing is added.

# %% kind="given" grade_id="given_climb_family"
def climb_family(T, log_h, mixture, family, passes, invented=None):
    """`passes` passes of E and M: the last mixture, the last soft counts, and the log-likelihood of each pass."""
    extra = T[:0] if invented is None else invented
    everything, values = np.vstack([T, extra]), []
    shares = np.full((len(extra), len(mixture.p)), 1 / len(mixture.p))
    for _ in range(passes):
        post, value = estep(T, log_h, mixture)
        mixture = mstep(everything, np.vstack([post, shares]), family)
        values.append(value)
    return mixture, post, values

# %% [markdown]
# A start for any family: `init_family(T, K, family, seed)`. It takes the mean of all statistics, and for each component goes
# half the way from there to a row of the data. Halfway between two possible means is a possible mean, for every family. So
# this needs to know nothing about the family either.
#
# ## 10. Two seasons
#
# On 1,096 days, from 1910 to 1912, *The Times* of London told how many women of 80 and more had died. Here is on how many
# days there were none, one, two and so on; the dates are lost. Beside it, what **one** Poisson expects: for K = 1 the M-step is
# the whole fit.
#
# **Predict:** where will one Poisson expect too few days, and where too many?

# %% kind="explore"
x = datasets.daily_deaths()
log_h = np.array([-np.log(np.arange(1, count + 1)).sum() for count in x[:, 0]])
one = mstep(x, np.ones((len(x), 1)), poisson)
print("log-likelihood of one Poisson:", round(estep(x, log_h, one)[1], 4))
plots.poissons(x, np.exp(one.eta[:, 0]), one.p, title="one Poisson")

# %% [markdown]
# It expects too few quiet days and too few bad ones, and too many in the middle. One rate is not enough: people die more in
# winter. We ask for **two** Poissons, and tell nobody about seasons.
#
# (`np.exp(eta)` is F1 turned round: it gives the rates back.)

# %% kind="explore"
start = init_family(x, 2, poisson, seed=3)
two, post, values = climb_family(x, log_h, start, poisson, 3000)
print("log-likelihood of two Poissons:", round(values[-1], 4))
plots.poissons(x, np.exp(two.eta[:, 0]), two.p, title="two Poissons")

# %% [markdown]
# Some 11 nats better, and the bars agree. About 36 % of the days have 1.26 deaths on average, and 64 % have 2.66. (The book
# where these counts stand, Lange's *Applied Probability*, has the same result.)
#
# **Three thousand passes?** Yes; each takes a fraction of a millisecond. The rule of lesson 03, $|\text{new} - \text{old}| \le
# 10^{-6}\,|\text{new}|$, would have stopped much earlier. **Predict:** are the rates right to two digits there?

# %% kind="explore"
change = np.abs(np.diff(values)) <= 1e-6 * np.abs(values[1:])
stop = int(np.flatnonzero(change)[0]) + 2
early, _, _ = climb_family(x, log_h, start, poisson, stop)
print(f"the rule stops at pass {stop}: log-likelihood {values[stop - 1]:.4f}, at the end {values[-1]:.4f}")
for name, model in (("there", early), ("at the end", two)):
    print(f"{name:10s}  rates {np.exp(model.eta[:, 0]).round(3)}, weights {model.p.round(3)}")
plots.trace(values[:stop], title="your EM, up to where the rule stops")

# %% [markdown]
# The trace looks as if it had arrived. Only a quarter of a nat is missing, and yet the weights are 0.51 and 0.49 instead of
# 0.36 and 0.64. Two Poissons that
# overlap so much leave a long, nearly level ridge, and EM walks along it in tiny steps. **A small step is not a short way to
# go.** And where the ridge is so level, the data say little about where on it the truth is.
#
# ## 11. Digits, as in lesson 06
#
# Now the same loop with `bernoulli`. One thing is left from lesson 06: a pixel that is never on has mean 0, and 0 has no log
# odds. The cure was invented pictures. Here they are **rows like all others**: one picture all ink and one all paper, which
# belong to all components alike, for ever. Ten components get a tenth of each: that gives the $\theta$ of lesson 06 with
# $\alpha = 1/10$. (The weights $p$ count the two pictures as well.) Rows whose shares stay fixed are an idea of lesson 07.
# And what climbs is again the log-likelihood plus what the invented rows add to $Q$.
#
# **Predict:** will these prototypes look like those of lesson 06?

# %% kind="explore"
images, labels = datasets.mnist("train")
D = (images[:3000].reshape(3000, -1) > 127).astype(float)
pair = np.array([np.ones(784), np.zeros(784)])
start = init_family(D, 10, bernoulli, seed=0, invented=pair)
digits, _, values = climb_family(D, np.zeros(3000), start, bernoulli, 40, invented=pair)
plots.prototypes(BernoulliMixture(1 / (1 + np.exp(-digits.eta)), digits.p), title="one EM, with your bernoulli")

# %% [markdown]
# They do; other digits and another start change the details. (`1 / (1 + np.exp(-eta))` is F3 turned round: it gives
# $\theta$ back.)
#
# ## 12. Old Faithful, as in lesson 03
#
# And with `spherical`. The statistics of a point are its two coordinates and its squared length. Here is a pass as lessons 01
# and 02 wrote it, in one function.

# %% kind="given" grade_id="given_bell_pass"
def bell_pass(X, mixture):
    """One E-step and one M-step of lessons 01 and 02: the next GaussianMixture, and the log-likelihood of this one."""
    squared = ((X[:, None, :] - mixture.mu) ** 2).sum(axis=2)
    joint = np.log(mixture.p) - X.shape[1] / 2 * np.log(2 * np.pi * mixture.var) - squared / (2 * mixture.var)
    rows = np.logaddexp.reduce(joint, axis=1)
    post = np.exp(joint - rows[:, None])
    N = post.sum(axis=0)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return GaussianMixture(mu, (post * squared).sum(axis=0) / (X.shape[1] * N), N / len(X)), rows.sum()

# %% [markdown]
# Both begin at the same place and make 30 passes. **Predict:** in how many digits will their log-likelihoods agree?

# %% kind="explore"
X = datasets.old_faithful()
bells, _ = init(X, 2, seed=0)
means = np.column_stack([bells.mu, (bells.mu**2).sum(axis=1) + 2 * bells.var])
T = np.column_stack([X, (X**2).sum(axis=1)])
start = ExponentialMixture(*spherical(means), bells.p)
natural, post, values = climb_family(T, np.zeros(len(X)), start, spherical, 30)
old = []
for _ in range(30):
    bells, value = bell_pass(X, bells)
    old.append(value)
print("largest difference of the 30 log-likelihoods:", np.abs(np.subtract(values, old)).max())

# %% [markdown]
# To the last digits. And this is what it found, with F6 turned round: $\sigma^2 = -1/(2\eta_{d+1})$, and $\mu$ is $\sigma^2$
# times the first $d$ of $\eta$.

# %% kind="explore"
var = -1 / (2 * natural.eta[:, -1])
found = GaussianMixture(natural.eta[:, :-1] * var[:, None], var, natural.p)
plots.mixture(X, found, post, datasets.old_faithful_scale(), title="one EM, with your spherical")

# %% [markdown]
# **The price.** $q - |\mu|^2$ subtracts two numbers that are nearly alike when the data lie far from 0. With data about
# 1,000,000 and spread 1, both are about $10^{12}$, and of their 16 digits only four are left for the variance. Lesson 01 took
# differences first, and lost nothing. The cure here: subtract the mean of all data before you make the statistics.
#
# ## 13. K, start and family
#
# The sliders run your five functions. Try each family with K from 1 to 6, other seeds, and the methods "shares" (all nearly
# alike) and "same" (exactly alike).
#
# **Predict:** three Poissons on the deaths: how much will the log-likelihood gain over two?

# %% kind="explore"
watch = explore.one_em(estep, mstep, poisson, bernoulli, spherical)
watch

# %% [markdown]
# Standing still: three Poissons at iteration 40, from seed 3.

# %% kind="explore"
watch.controls["K"].value = 3
watch.controls["seed"].value = 3
watch.controls["iteration"].value = 40
watch.still()

# %% [markdown]
# Nothing: after some thousand passes two of the three have the same rate, and the log-likelihood is that of two Poissons.
# The likelihood itself says that two are enough. It rarely does: with bells, one more nearly always fits better.
#
# ## 14. A race
#
# scikit-learn is a library that many people use. Its `GaussianMixture(covariance_type="spherical")` is the model of section
# 12. The race makes 20,000 rows of $d = 50$ coordinates and starts three programs from the same mixture with $K = 10$: yours;
# the way of lessons 01 and 02, with all differences $x - \mu$ in one table of $n \times K \times d$ numbers; and
# scikit-learn's, if it is there. (If not, the last line says how to get it, and the others run without it.)
#
# **Predict** their order, and how many times slower the table is than yours.

# %% kind="explore"
print(race(estep, mstep, spherical))

# %% [markdown]
# Times differ from machine to machine. On ours scikit-learn took about 1.6 times as long as yours, and the table 7 times. Why?
#
# - **The table** holds $20{,}000\cdot10\cdot50 = 10$ million numbers, 80 MB. It is written and read several times in each pass,
#   and memory is slow. You never make it: the largest table that your pass makes has $n \times K$ numbers.
# - **A matrix product** does the same 10 million multiplications, without the table. Yours has two, one in each step.
# - **scikit-learn** knows this, and multiplies the square out as you do. But it works out the squares of all data anew in each
#   pass, and does more beside. You squared once, when you made `T`.
#
# So the difference to a good library is small, and that to a poor plan is large.
#
# And all that the M-step needs of the data is $K$ weighted sums. So rows can come in portions, from a disk or from several
# machines, and only the sums have to be kept.
#
# ## 15. Which bug made this plot?
#
# **Plot A.** Two passes on the daily deaths, from rates 1.1 and 4.6.

# %% kind="explore"
puzzle = lesson.puzzle("unbalanced")
plots.poissons(x, puzzle.rates, puzzle.p, title="plot A")

# %% kind="question"
ask(
    "Component 2 has taken 97 % of all days. Two right passes give it 42 %, with rate 3.2. Which slip is it?",
    {
        "log h was left out": "That cancels in the shares: the fit would be right.",
        "log Z was left out of the E-step": "Yes. Without it the larger eta wins wherever x is above 0: e^(eta x) has to be divided by Z.",
        "The weights p stayed equal": "They are anything but equal here.",
    },
)

# %% [markdown]
# **Plot B.** Thirty passes on Old Faithful. The means are nearly where they should be.

# %% kind="explore"
puzzle = lesson.puzzle("wide")
plots.mixture(X, puzzle.mixture, None, datasets.old_faithful_scale(), title="plot B")

# %% kind="question"
ask(
    "The circles are too wide. Which slip is it?",
    {
        "q was divided by d, and |mu|^2 was not subtracted": "Yes: that is the spread about 0, not about the component's own mean.",
        "The soft counts were rounded": "Then the circles would be a little too small.",
        "p was not updated": "That hardly changes the spread.",
    },
)

# %% [markdown]
# ## 16. Quick recall

# %% kind="question"
ask(
    "From lesson 02: what did the M-step need of the data to find mu_j and var_j?",
    {
        "All points, again in each pass": "To compute sums, yes. What is left of them in the answer?",
        "N_j, and the weighted sums of x and of |x|^2": "Yes: the soft count and the weighted sums of T. Nothing else.",
        "The soft counts alone": "They are the weights. What is weighted?",
    },
)

# %% kind="question"
ask(
    "From lesson 03: all components start exactly alike. What happens, for any family?",
    {
        "They separate after some passes": "Identical components get identical shares, and so identical means.",
        "They stay alike for ever": "Yes: EM cannot tell them apart, whatever T is.",
        "It depends on the family": "Look at E1 and M2: with equal eta_j all rows of shares are equal.",
    },
)

# %% kind="question"
ask(
    "From lesson 06: what is an invented picture in today's words?",
    {
        "One more row of T, whose shares are fixed": "Yes. A prior of this kind is data that nobody saw.",
        "A larger log Z": "log Z follows from the means. What changes the means?",
        "A weight h of its own": "h cancels in the shares and does not touch the M-step.",
    },
)

# %% [markdown]
# ## 17. The whole course on one page
#
# One loop, and what each lesson did to it:
#
# | lesson | which box | what was done to it |
# |---|---|---|
# | 01 | E-step | built, for bells: log joint, log-sum-exp, shares |
# | 02 | M-step | built: weighted means, spreads, weights |
# | 03 | loop, start | a rule to stop, several starts |
# | 04 | E-step; outside of the loop | shares rounded to 0 and 1; K chosen |
# | 05 | density | only what was observed enters |
# | 06 | density | coins in place of bells, and invented pictures |
# | 07 | E-step | labelled rows keep their shares |
# | 08 | M-step; what climbs | the invented data become a prior |
# | 09 | density; weights | a line in x for each component; the weights depend on x |
# | 10 | M-step | a network and its gradient; the shares stay |
# | 11 | none | the density has become an argument |
#
# **What does not fit?** A family needs a formula from means to $\eta$. Missing entries (05), a gate (09) and a network (10)
# have none; there the M-step works harder. But in each of them the E-step, log joint and log-sum-exp, is the one that you
# wrote.
#
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 2.4 (the exponential family; 2.4.1 is our section 8) and 9.3.
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 3.4 (the exponential family).
# - Write `exponential`, for waiting times: $p(x) = \lambda e^{-\lambda x}$, with mean $1/\lambda$. What are $h$, $T$, $\eta$ and
#   $\log Z$? Run `climb_family` on the minutes between eruptions.
# - A pass of yours can be made about twice as fast: exponentiate once, and keep the table of the E-step as (K, n), so that
#   maxima and sums run along the long axis. `race` tells you whether it worked.
#
# **What comes next.** This was the last lesson. When a paper says "we fit the model by EM", you can ask the right question:
# what is $T$?
