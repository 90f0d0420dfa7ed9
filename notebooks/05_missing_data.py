# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 05 · Missing data: use what is there
#
# **You will be able to** fit a mixture to a table that is mostly gaps, without filling the gaps first, and predict what
# would stand in them.
#
# **You will have made** the shadow of a mixture, a table of predicted ratings, and a curve on which a better fit predicts
# worse.
#
# About 90 minutes. You write `estep` (9 lines), `mstep` (8 lines), `fill_matrix` (2 lines) and `rmse` (1 line). (Short of
# time? Section 14, a real table, can wait for another day: nothing after it needs it.)

# %%
import numpy as np

from softcounts import GaussianMixture, Lesson, ask, datasets, explore, init_missing, plots

lesson = Lesson("05_missing_data")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# You have an E-step, an M-step, a loop that stops, restarts, and (from lesson 04) a way to choose K. All of it took
# complete rows for granted. When two penguins of lesson 04 had not been measured, we left them out.
#
# Today's table is different. Its rows are people, its columns are films, and its entries are ratings from 1 to 5 stars. Most
# people have rated few of the films. If we left out every incomplete row, nobody would be left.
#
# A missing entry is written `NaN` ("not a number"). `np.isnan(X)` finds them. Beware: whatever is added to `NaN` or
# multiplied by it becomes `NaN` too, even `0 * NaN`.
#
# ## 2. First play
#
# Two films, three groups of people. The circles show where the ratings of a group lie: solid at one standard deviation from
# its mean, dashed at two. Somebody has rated **film A only**. So we do not know a point, we know a line: this person is
# somewhere on it.
#
# Below the circles stand their **shadows** on the axis of film A, each weighted with the group's $p_j$. Move film A. Then
# tick the box, so that film B is known too, and move both.
#
# **Predict:** a person gave film A 3 stars. Which group is the best explanation? And if they also gave film B 4 stars?

# %% kind="explore"
films = ("film A (stars)", "film B (stars)")
groups = GaussianMixture(
    mu=np.array([[4.2, 4.3], [2.0, 3.9], [3.6, 1.8]]), var=np.array([0.25, 0.5, 0.4]), p=np.array([0.5, 0.2, 0.3])
)
explore.shadow(groups, names=films)

# %% [markdown]
# The same picture, standing still: film A has 3 stars, film B is missing. The shadow of group 3 is the highest there.

# %% kind="explore"
plots.shadow(groups, 3.0, names=films)

# %% [markdown]
# Read the lower panel at the line. It answers the question "who could this be?" with the shadows alone. Nobody had to guess a
# rating of film B. Keep that in mind. (And when film B turns out to have 4 stars, group 2 takes over: more evidence, another
# answer.)
#
# ## 3. A tempting shortcut
#
# Many programs begin like this: *put the mean of the column into each gap, then go on as usual.*
#
# Here is Old Faithful, with more than half of the waiting times taken out at random. The orange ticks at the foot are
# eruptions whose duration is known and whose waiting time is not.

# %% kind="explore"
gappy = datasets.old_faithful_gaps()
scale = datasets.old_faithful_scale()
plots.gaps(gappy, scale=scale)

# %% [markdown]
# **Predict:** we put the mean waiting time (about 70 minutes) into the 150 gaps and run the EM of lesson 03. Where will the
# two circles go? (The run is ready-made: the cell only draws its end.)

# %% kind="explore"
shortcut = lesson.puzzle("filled_first").mixture
filled = np.where(np.isnan(gappy), np.nanmean(gappy, axis=0), gappy)
plots.gaps(gappy, shortcut, filled, scale, title="column means first, then EM")

# %% [markdown]
# The squares are a stripe, right across the gap between the clouds. Both circles are drawn towards it. In height they end up
# less than half as far apart as the clouds are, and the first is much too wide.
#
# EM cannot know that 150 of its waiting times were made up by us. **A guess that is put into the table is treated as
# evidence.** And the guess was the same for all, so it says: the groups do not differ.

# %% kind="question"
ask(
    "What if we fill in better guesses, for example the mean of the group that the row seems to belong to?",
    {
        "Then it is right": "Every filled entry would sit exactly on a mean. What would that do to the variance?",
        "The means may be right, but the variances come out too small": "Yes. Guesses do not scatter as data do.",
        "It is worse than column means": "The means are better. Think of the variances.",
    },
)

# %% [markdown]
# ## 4. What a gap means
#
# Our Gaussians are round: in a group, the coordinates are independent. So the density is a product, with one factor for each
# coordinate $l$:
#
# $$N(x_i;\mu_j,\sigma_j^2 I) = \prod_{l=1}^{d} N(x_{il};\mu_{jl},\sigma_j^2)$$
#
# Suppose $x_{i2}$ is missing. What is the density of the coordinates that we do see? By the rules of probability, add up over
# everything that the missing one could have been. That is an integral, and it touches one factor only:
#
# $$\int N(x_{i1};\mu_{j1},\sigma_j^2)\,N(x_{i2};\mu_{j2},\sigma_j^2)\,dx_{i2}
# = N(x_{i1};\mu_{j1},\sigma_j^2)\cdot\underbrace{\int N(x_{i2};\mu_{j2},\sigma_j^2)\,dx_{i2}}_{=\,1}$$
#
# The factor of the missing coordinate **drops out**. This is called **marginalising**: the shadow in the picture is exactly
# this integral. No guess is made.
#
# Some names. $M_{il} = 1$ if entry $x_{il}$ is observed, else 0. $C_i$ is the set of columns that row $i$ has observed, and
# $|C_i| = \sum_l M_{il}$ is how many they are. The steps are those of lesson 01, over the observed entries:
#
# - **E1** squared distance over what is observed: $s_{ij} = \sum_l M_{il}\,(x_{il}-\mu_{jl})^2$
# - **E2** log joint: $a_{ij} = \log p_j - \frac{|C_i|}{2}\log(2\pi\sigma_j^2) - \frac{s_{ij}}{2\sigma_j^2}$
# - **E3** one log-sum-exp for each row: $r_i = \log\sum_j e^{a_{ij}}$
# - **E4** soft counts: $p(j\mid x_i) = e^{a_{ij}-r_i}$
# - **E5** log-likelihood: $\sum_i r_i$
#
# Only E1 and E2 have changed: the mask in E1, and $|C_i|$ where $d$ stood in E2.
#
# **By hand.** Three films, two groups with $\sigma^2 = 1$:
#
# | | film 1 | film 2 | film 3 | weight |
# |---|---|---|---|---|
# | person | 4 | missing | 2 | |
# | $\mu_1$ | 4 | 1 | 3 | 0.6 |
# | $\mu_2$ | 3 | 5 | 4 | 0.4 |
#
# E1: $s_1 = 0 + 1 = 1$ and $s_2 = 1 + 4 = 5$. In E2 both groups have the same constant, $|C| = 2$ factors with the same
# $\sigma^2$, so it cancels. What is left: $\log 0.6 - 0.5$ and $\log 0.4 - 2.5$. The second is $\frac{0.4}{0.6}e^{-2} \approx
# 0.09$ times the first.

# %% kind="question"
ask(
    "The share of group 1 is about ...",
    {
        "0.60": "That is the prior alone. Two ratings have spoken since.",
        "0.88": "You left the weights out: 1 / (1 + e^-2).",
        "0.92": "Yes: 1 / (1 + 0.09).",
        "1.00": "You counted the gap as 0 stars: it adds 25 to s_2, but 1 to s_1. Nobody gave 0 stars.",
    },
)

# %% kind="question"
ask(
    "A person has rated nothing. |C_i| = 0, the sum in E1 is empty. Their soft counts are ...",
    {
        "p, the weights": "Yes: only log p_j is left. And E3 is log of the sum of p = log 1 = 0: no evidence, no likelihood.",
        "1/K each": "Is every group equally popular?",
        "nan": "Only if somewhere you divide by |C_i|. E1 and E2 do not.",
        "0": "This person still exists, and belongs somewhere.",
    },
)

# %% [markdown]
# ## 5. Making it fast
#
# Three loops, over people, groups and films, would do E1. On 1,200 people, 5 groups and 300 films that takes half a second
# for each pass, and we shall make hundreds of passes. Open the square, and the loops become products of matrices, which take
# less than a hundredth of a second. For one row, with $x_0$ for $x$ with 0 in its gaps:
#
# $$\sum_l M_l\,(x_l-\mu_l)^2 \;=\; \sum_l x_{0l}^2 \;-\; 2\sum_l x_{0l}\,\mu_l \;+\; \sum_l M_l\,\mu_l^2$$
#
# The zeros do no harm in the first two sums, because there the gap's term should be 0. In the third they are not enough:
# there stands no $x$, so the mask itself must keep $\mu_l$ out.
#
# **A faded step.** Our person again. The third sum is left out. **Predict** its value: which $\mu_l^2$ go in? Then run.

# %% kind="explore"
x, mean = np.array([4.0, np.nan, 2.0]), np.array([4.0, 1.0, 3.0])
seen = ~np.isnan(x)
x0 = np.where(seen, x, 0.0)
first, second = (x0**2).sum(), 2 * (x0 * mean).sum()
print("squared distance, term by term:", ((x[seen] - mean[seen]) ** 2).sum())
print("first sum - second sum:", first - second)

# %% [markdown]
# $-24$ is what we have and $1$ is what it should be, so the third sum is $25 = 4^2 + 3^2$. The $1^2$ of film 2 stays out.
#
# For all rows and all groups at once: $X_0$ is $(n, d)$, $M$ is $(n, d)$, `mu` is $(K, d)$. The first sum is $(n, 1)$, one
# number for each row. The second and the third are $(n, K)$. Which two products of matrices give them? (Lesson 00: $(n, d)$
# times $(d, K)$ is $(n, K)$.)
#
# ## 6. Write the E-step
#
# Entries are `NaN` where they are missing. A component with $p_j = 0$ gets soft count 0, as in lesson 01, and two components
# may be exactly alike. As there, it must stand rows 1000 standard deviations away and 1200 films; any $n$, $d$ and $K$, also
# 1, also $n < K$, also two of them equal; a row that comes twice; and 0 is a rating like any other.

# %% kind="solution" grade_id="estep"
def estep(X, mixture):
    """Soft counts post (n, K) and the log-likelihood, from the observed entries of each row.

    X (n, d): data, NaN where missing. mixture: mu (K, d), var (K,), p (K,). Nothing observed: post = p, adds 0.
    """
    # the mask M (n, d), as numbers 0.0 and 1.0;  X0: X with 0 in the gaps
    # E1  squared distances over observed entries, (n, K): three sums
    # E2  log joint, (n, K); the number of observed entries as a column (n, 1)
    # E3  one log-sum-exp for each row, (n, 1)
    # E4  soft counts, (n, K)
    # E5  log-likelihood, a float
    ### BEGIN SOLUTION
    M = (~np.isnan(X)).astype(float)  # the mask
    X0 = np.where(np.isnan(X), 0.0, X)  # the mask
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mixture.mu.T + M @ (mixture.mu**2).T  # E1
    rated = M.sum(axis=1, keepdims=True)  # E2
    with np.errstate(divide="ignore"):
        joint = np.log(mixture.p) - rated / 2 * np.log(2 * np.pi * mixture.var) - squared / (2 * mixture.var)  # E2
    top = joint.max(axis=1, keepdims=True)  # E3
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E3
    return np.exp(joint - rows), float(rows.sum())  # E4, E5
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# Now the sliders of section 2 again, with your soft counts in the text. **Predict:** film A has 3 stars. Does the share of
# group 3 rise or fall when you learn that film B has 3 stars?

# %% kind="explore"
explore.shadow(groups, estep, films)

# %% [markdown]
# Film A alone gives group 3 a share of 0.65. With 3 stars for film B it falls to 0.53: that rating lies a little nearer to
# group 2. What you see is your own E-step, on one row with a gap and on the same row without.
#
# ## 7. The M-step, over what is observed
#
# Lesson 02 found the M-step as the top of $Q$. With gaps, $Q$ has a term for each **observed** entry and no others:
#
# $$Q = \sum_i\sum_j p(j\mid x_i)\Big[\log p_j + \sum_l M_{il}\,\log N(x_{il};\mu_{jl},\sigma_j^2)\Big]$$
#
# **The means.** Set the derivative by $\mu_{jl}$ to zero: $\sum_i p(j\mid x_i)\,M_{il}\,(x_{il}-\mu_{jl}) = 0$. So $\mu_{jl}$
# is a weighted mean over the people who rated film $l$. The sum of its weights has a name. It is the **support** of component
# $j$ for film $l$:
#
# $$\textbf{M1}\qquad S_{jl} = \sum_i p(j\mid x_i)\,M_{il}$$
#
# It is a table $(K, d)$: how many people, counted softly, stand behind each mean. With no gaps it is $N_j$ for every film.
#
# **Too little behind it.** What if $S_{jl} = 0.02$? Then the mean would be the rating of one stranger who belongs to the
# group by two hundredths. And $S_{jl} = 0$ would be 0/0. Our rule: a mean moves only if at least one whole person stands
# behind it.
#
# $$\textbf{M2}\qquad \mu_{jl} = \frac{1}{S_{jl}}\sum_i p(j\mid x_i)\,M_{il}\,x_{il}
# \quad\text{if } S_{jl}\ge 1,\qquad\text{else } \mu_{jl}\text{ stays as it was}$$
#
# That is why `mstep` is given the mixture from before.
#
# **The variance.** Each observed entry is one squared difference, so we divide by the weighted number of entries, $\sum_l
# S_{jl}$:
#
# $$\textbf{M3}\qquad \sigma_j^2 = \frac{\sum_i\sum_l p(j\mid x_i)\,M_{il}\,(x_{il}-\mu_{jl})^2}{\sum_l S_{jl}},
# \qquad\text{at least } v_{\min}$$
#
# with the means of M2, moved or kept. $v_{\min}$ is the **floor** that lesson 03 promised, `min_variance` in the code, here
# 0.25 (half a star, squared): a component on a single row would have variance 0 and an endless likelihood. Who calls `mstep`
# may choose another floor, even 0. Where nothing at all is observed ($\sum_l S_{jl} = 0$), the variance is the floor.
#
# **The weights.** They count people, not ratings. One row, one vote:
#
# $$\textbf{M4}\qquad p_j = \frac{1}{n}\sum_i p(j\mid x_i)$$
#
# <details><summary>Does this still climb?</summary>
#
# Yes. A mean that stays does not lower $Q$. And if the variance before was not below the floor, the floor does not lower $Q$
# either: among all allowed variances it takes the one nearest to the top.
#
# </details>
#
# **By hand.** Four people and group 1, whose means were $(4.0,\ 3.0)$ before:
#
# | person | share of group 1 | film A | film B |
# |---|---|---|---|
# | 1 | 1.0 | 5 | missing |
# | 2 | 0.5 | missing | 4 |
# | 3 | 0.5 | 3 | missing |
# | 4 | 1.0 | 4 | missing |
#
# M1: $S_{1A} = 1 + 0.5 + 1 = 2.5$ and $S_{1B} = 0.5$.

# %% kind="question"
ask(
    "M2: the new means of films A and B are ...",
    {
        "4.2 and 3.0": "Yes: (5 + 1.5 + 4) / 2.5 = 4.2. Film B has support 0.5, so its mean stays at 3.0.",
        "3.5 and 3.0": "You divided 10.5 by N_1 = 3, as if person 2 had given film A 0 stars.",
        "4.2 and 4.0": "Film B has half a person behind it.",
        "2.625 and 0.5": "You divided by n = 4. Below the line stand the weights that went in above it.",
    },
)

# %% [markdown]
# M3: film A adds $1\cdot 0.8^2 + 0.5\cdot 1.2^2 + 1\cdot 0.2^2 = 1.4$. Film B adds $0.5\cdot(4-3)^2 = 0.5$; its mean was
# kept, but its entry was observed. In all $1.9$, from $2.5 + 0.5 = 3$ weighted entries.

# %% kind="question"
ask(
    "So the variance and the weight of group 1 are ...",
    {
        "0.63 and 0.75": "Yes: 1.9 / 3, above the floor; and 3 people's worth out of 4.",
        "0.32 and 0.75": "You divided by d N_1 = 6. Only 3 entries' worth was observed.",
        "0.56 and 0.75": "You left film B out: 1.4 / 2.5. Its rating was observed.",
        "0.63 and 0.625": "That is 2.5 / 4: who rated film A. The weights count people, whatever they rated.",
    },
)

# %% [markdown]
# ## 8. Write the M-step
#
# `post` is what your E-step returns. `mixture` is the one from before, and must stay as it is. The sum of squares in M3 opens
# as in section 5, now with the new means. Any $n$, $d$ and $K$ may come, also 1, also $n < K$, also two of them equal: the
# support rule then keeps many means. A component may own one row, a row with nothing observed, or no row at all; the same
# row may come twice.

# %% kind="solution" grade_id="mstep"
def mstep(X, post, mixture, min_variance=0.25):
    """The next GaussianMixture, from the observed entries and the soft counts.

    X (n, d): data, NaN where missing. post (n, K). mixture: the one before, whose means stay where support is below 1.
    """
    # the mask M and X0, as in estep
    # M1  support, (K, d)
    # M2  means, (K, d): new where the support is at least 1, else the old ones
    # M3  squared distances to these means over observed entries, (n, K); weighted, summed over i, divided by the
    #     weighted number of entries (K,); then the floor
    # M4  weights, (K,)
    ### BEGIN SOLUTION
    M = (~np.isnan(X)).astype(float)  # the mask
    X0 = np.where(np.isnan(X), 0.0, X)  # the mask
    support = post.T @ M  # M1
    mu = np.where(support >= 1, post.T @ X0 / np.maximum(support, 1), mixture.mu)  # M2
    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T  # M3
    entries = np.maximum(support.sum(axis=1), 1e-12)  # M3
    var = np.maximum((post * squared).sum(axis=0) / entries, min_variance)  # M3
    return GaussianMixture(mu, var, post.sum(axis=0) / len(X))  # M4
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# Run the rest once your checks are green. First the four people of section 7: do you get 4.2 and 3.0, 0.63 and 0.75?

# %% kind="explore"
four = np.array([[5, np.nan], [np.nan, 4], [3, np.nan], [4, np.nan]])
shares = np.array([[1.0, 0.0], [0.5, 0.5], [0.5, 0.5], [1.0, 0.0]])
before = GaussianMixture(np.array([[4.0, 3.0], [2.0, 2.0]]), np.array([1.0, 1.0]), np.array([0.5, 0.5]))
mstep(four, shares, before)

# %% [markdown]
# Then Old Faithful with its gaps, without the shortcut. In standard units 0.25 would be a coarse floor (half a standard
# deviation), so we pass a smaller one. **Predict:** how close will the circles come to where they belong?

# %% kind="explore"
fit = GaussianMixture(np.array([[-1.0, -1.0], [0.6, 0.6]]), np.array([0.5, 0.5]), np.array([0.1, 0.9]))
for _ in range(40):
    post, _ = estep(gappy, fit)
    fit = mstep(gappy, post, fit, min_variance=0.01)
plots.gaps(gappy, fit, scale=scale, title="your EM: gaps stay gaps")

# %% [markdown]
# The circles stand almost where the complete data would put them, though more than half of the waiting times are gone. The
# eruptions with one coordinate still helped: they say how the durations are distributed, and how many belong to each group.
#
# And with no gaps at all? Then every $M_{il}$ is 1, $|C_i| = d$, and your functions are those of lessons 01 and 02, plus the
# support rule and the floor.
#
# The loop is the one of lesson 03. It has another name here, because its M-step wants one argument more.

# %% kind="given" grade_id="given_run_missing"
def run_missing(X, mixture, post):
    """EM on data with gaps until |new - old| <= 1e-6 |new|: (GaussianMixture, post, log-likelihood)."""
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post, mixture)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new

# %% [markdown]
# ## 9. The ratings
#
# 1,200 users, 300 films. The data are made up, so that we know what no film service knows: the **truth** of every entry, also
# of those that were never given. Five groups of taste are planted in it.
#
# `data.X` is what a program may see. `data.truth` is everything. `data.held_out` marks ratings that were given, but taken
# out of `X` for testing, one in ten.

# %% kind="explore"
data = datasets.ratings(n=1200, d=300, seed=0)
X = data.X
print(f"observed: {(~np.isnan(X)).mean():.0%} of {X.size} entries; held out: {data.held_out.sum()}")
print("ratings per user: from", (~np.isnan(X)).sum(axis=1).min(), "to", (~np.isnan(X)).sum(axis=1).max())
plots.corner(X)

# %% [markdown]
# This is the corner with the busiest films, and users who rate more than most. Elsewhere the table is emptier.
#
# **Why** are entries missing? Do people rate films at random?
#
# **Predict:** you rate films. Is your average rating higher or lower than what you think of all films there are?

# %% kind="explore"
plots.liking(data)

# %% [markdown]
# In our made-up world, as in the real one, people see and rate what they like. An opinion of 5 stars is given six times as
# often as one of 1 star. The mean of what is rated is 3.5 stars, of what is never rated 2.9. So the gaps are **missing not
# at random**: whether an entry is missing depends on the entry itself. (On Old Faithful dice had decided, which is
# harmless.) Marginalising takes for granted that a gap says nothing about what would stand in it. Here it does. We go on,
# and keep an eye on it: section 13 says what it costs.
#
# Now fit. `init_missing(X, K, seed)` starts from K rows of the table. Where such a row has a gap, it takes the film's mean
# and a little noise.

# %% kind="explore"
mixture, post, log_likelihood = run_missing(X, *init_missing(X, 5, seed=0))
print("log-likelihood:", round(log_likelihood), " weights:", np.round(mixture.p, 2))
plots.tastes(mixture)

# %% [markdown]
# Five groups, and each has a taste of its own. Are they the planted ones? Below, each row is a planted group, each column one
# of your components; the entries count users by their largest share.

# %% kind="explore"
table = np.zeros((5, 5), dtype=int)
np.add.at(table, (data.group, post.argmax(axis=1)), 1)
print(table)

# %% [markdown]
# Each row has one large entry, each in another column: the groups were found (their order means nothing, as in lesson 03).
# EM was told nothing of groups, and has seen a sixth of the table.
#
# ## 10. Filling the table
#
# Now, at the end, we may guess. Not to fit, but to predict:
#
# - **F1** ask the E-step who each row belongs to.
# - **F2** expect for each entry the average of the means, weighted by the row's soft counts: $\sum_j p(j\mid x_i)\,\mu_{jl}$
# - **F3** put that into the gaps, and leave every observed entry exactly as it is.
#
# F2 is the **mean** of what the missing entry could be, given the row. Of all single guesses it has the smallest expected
# squared error. **Predict:** a row belongs 0.7 to a group that gives the film 4.0, and 0.3 to one that gives it 2.0. What
# goes in?

# %% kind="question"
ask(
    "The guess is ...",
    {
        "4.0": "That is the best group alone. Average over your doubt.",
        "3.4": "Yes: 0.7 * 4 + 0.3 * 2.",
        "3.0": "That would be half and half.",
        "3, the nearest whole rating": "Rounding makes it a possible rating, and a worse guess on average.",
    },
)

# %% [markdown]
# `fill_matrix` must stand all that your E-step does: rows far away, 1200 films, a row with nothing observed, a component of
# weight 0, any sizes. (Call `estep`, and it does.)

# %% kind="solution" grade_id="fill_matrix"
def fill_matrix(X, mixture):
    """X with every gap filled by its expectation, shape (n, d); observed entries unchanged. X itself stays as it is.

    X (n, d): data, NaN where missing. mixture: mu (K, d), var (K,), p (K,).
    """
    # F1  soft counts, (n, K)
    # F2  expectations for all entries, (n, d)
    # F3  choose entry by entry
    ### BEGIN SOLUTION
    post, _ = estep(X, mixture)  # F1
    return np.where(np.isnan(X), post @ mixture.mu, X)  # F2, F3
    ### END SOLUTION

# %% kind="test" grade_id="test_fill_matrix" points=4
check(fill_matrix)

# %% [markdown]
# The same corner as before, with your guesses. Observed entries are whole numbers; guesses have a decimal and a dashed
# outline.

# %% kind="explore"
plots.corner(X, fill_matrix(X, mixture))

# %% [markdown]
# Look down one column: the guesses differ from user to user, because the users belong to different groups. Now compare users
# 476 and 592: where both have a gap, the guess is the same. Your E-step is sure that they belong to the same group.
#
# ## 11. How good is it?
#
# We score guesses where we know better: on the ratings that were held out. The **root mean squared error** over those entries
# is, with $m$ of them,
#
# $$\text{RMSE} = \sqrt{\frac 1m \sum_{(i,l)\ \text{scored}} (\text{truth}_{il} - \text{filled}_{il})^2}$$
#
# Its unit is stars. Always say **which** entries you score. On entries that the model has seen, `fill_matrix` returns the
# truth itself, and an error of 0 would mean nothing. There may be one scored entry only, one row, or as many rows as columns,
# and a truth or a filled value may be exactly 0.

# %% kind="solution" grade_id="rmse"
def rmse(truth, filled, where):
    """The root mean squared error over the entries where `where` is True (at least one), a float.

    truth, filled (n, d); where (n, d): bool. truth may be NaN where `where` is False.
    """
    # R1  choose the entries
    # R2  square, mean, root
    ### BEGIN SOLUTION
    return float(np.sqrt(np.mean((truth[where] - filled[where]) ** 2)))  # R1, R2
    ### END SOLUTION

# %% kind="test" grade_id="test_rmse" points=3
check(rmse)

# %% [markdown]
# A number alone says little. What does a simple rule achieve? *Overall mean, plus how much this user rates above it, plus how
# much this film is rated above it.* It knows kind users and good films, and no tastes. **Predict:** will five groups beat it?

# %% kind="explore"
def user_and_film_means(X):
    overall = np.nanmean(X)
    above = np.where(np.isnan(X), 0.0, X - overall)
    ratings_of_user, ratings_of_film = ((~np.isnan(X)).sum(axis=axis) for axis in (1, 0))
    user = above.sum(axis=1) / np.maximum(ratings_of_user, 1)
    film = above.sum(axis=0) / np.maximum(ratings_of_film, 1)
    return overall + user[:, None] + film


baseline = rmse(data.truth, user_and_film_means(X), data.held_out)
print(f"user mean + film mean: {baseline:.3f} stars")
print(f"your five groups:      {rmse(data.truth, fill_matrix(X, mixture), data.held_out):.3f} stars")

# %% [markdown]
# The groups win clearly, because tastes differ and a film mean cannot know it.
#
# ## 12. Fits better, predicts no better
#
# Lesson 04 said: with more components the likelihood always rises. Here we can see what that is worth. **Predict:** which K
# has the best log-likelihood, and which the lowest error on the held-out ratings? (The next cell fits nine mixtures; it
# takes some seconds.)

# %% kind="explore"
Ks = [1, 2, 3, 4, 5, 6, 12, 20, 80]
fits = {K: run_missing(X, *init_missing(X, K, seed=0)) for K in Ks}
errors = [rmse(data.truth, fill_matrix(X, fits[K][0]), data.held_out) for K in Ks]
plots.over_k(Ks, [fits[K][2] for K in Ks], errors, baseline)

# %% [markdown]
# On the left the curve climbs to the end. On the right it has a valley at the five groups that are really there. With K = 80
# the mixture fits best of all, and predicts no better than plain means.
#
# The BIC of lesson 04 never sees a held-out rating. It only knows the left curve, and what each component costs. **Predict:**
# does it find the valley?

# %% kind="explore"
def best_by_bic(X, fits):
    half_log_n = np.log(len(X)) / 2
    return max(fits, key=lambda K: fits[K][2] - (K * (X.shape[1] + 2) - 1) * half_log_n)


print("BIC prefers K =", best_by_bic(X, fits))

# %% [markdown]
# It does. Each component costs 302 free numbers, and only a real group is worth that much.
#
# What do the many components do? Count the people in each:

# %% kind="explore"
plots.counts([fits[K][1] for K in (5, 20, 80)])

# %% [markdown]
# With K = 80 six components own **one person**, or hardly more (the hatched bars that end at the dashed line). Such a
# component has **collapsed**: it has learned one row by heart. Its variance is at the floor; without the floor, its
# likelihood would grow without end. For that person it is a perfect fit. About the films that they have not rated it knows
# nothing: there its means are leftovers, from the start or from before the component shrank.
#
# The support (M1) shows it entry by entry. Orange is support below 1, where your M-step kept the old mean. The bars on the
# right count these entries.
#
# **Predict:** K = 20. Is the orange on the left, at films that many have rated, or on the right?

# %% kind="explore"
plots.support(X, fits[20][1])

# %% [markdown]
# On the right, where few have rated, and most of all in small components. Every orange entry is a mean that no whole person
# stands behind. In predictions it counts like any other.
#
# Now move K and the seed yourself, on a smaller table (300 users, 60 films). Your functions do all the work. At which K does
# the first component collapse?
#
# <details><summary>Compare, when you have found one</summary>
#
# It depends on the seed: mostly between 25 and 40. But the RMSE is at its best with very few groups, long before. 300 users
# do not say enough about five.
#
# </details>

# %% kind="explore"
small = datasets.ratings(n=300, d=60, seed=0)
sliders = explore.ratings(small, init_missing, estep, mstep, fill_matrix, rmse)
sliders

# %% [markdown]
# The same, standing still, for K = 4: soft counts on the left, the climb of your EM on the right.

# %% kind="explore"
sliders.still()

# %% [markdown]
# ## 13. What the held-out ratings cannot see
#
# The held-out entries were chosen among ratings **that people gave**. In life there are no others to score on. But our data
# are made up, so for once we can look behind the curtain, at entries that nobody rated.
#
# **Predict:** is the error there smaller, equal or larger? And are the guesses too high or too low?

# %% kind="explore"
filled = fill_matrix(X, mixture)
for name, where in {"held out": data.held_out, "never rated": data.never_rated}.items():
    bias = (filled - data.truth)[where].mean()
    print(f"{name:11}: RMSE {rmse(data.truth, filled, where):.3f}, guesses too high by {bias:.2f} on average")

# %% [markdown]
# Larger, and too high. The model has learned from what people chose to rate, and believes that they would like the rest as
# much. No K, no restart and no held-out rating mends that, because all of them look through the same window. To mend it you
# need a model of **why** entries are missing, or some people who rate films chosen at random.
#
# For ranking the films that a user is likely to watch it may not matter. For the question "what does the public think of this
# film?" it does. Say which one you answer.
#
# ## 14. A real table
#
# In 2014 FiveThirtyEight asked 1,373 Americans how they like the cuisines of 40 countries, from 1 to 5. 1,276 rated at least
# one. More than half of the entries are missing: people do not know the cuisine, or did not answer. The data are CC BY 4.0.
# The next cell downloads them once (0.3 MB) and keeps them. Without a network it says so, and the section goes on with
# made-up data of the same size.

# %% kind="explore"
try:
    survey, cuisines = datasets.food_world_cup()
except OSError as trouble:
    print(trouble)
    survey, cuisines = datasets.ratings(n=1276, d=40).X, [f"made-up film {k}" for k in range(40)]
hidden = ~np.isnan(survey) & (np.random.default_rng(0).random(survey.shape) < 0.1)
train = np.where(hidden, np.nan, survey)
print(f"{survey.shape[0]} people, {survey.shape[1]} columns, {np.isnan(survey).mean():.0%} missing, {hidden.sum()} held out")

# %% [markdown]
# **Predict:** real people have no planted groups. Will the valley be as sharp as before? (For each K the better of two
# starts is kept.)

# %% kind="explore"
Ks = [1, 2, 4, 8, 12, 40]
tables = {K: max((run_missing(train, *init_missing(train, K, s)) for s in range(2)), key=lambda fit: fit[2]) for K in Ks}
errors = [rmse(survey, fill_matrix(train, tables[K][0]), hidden) for K in Ks]
print("BIC prefers K =", best_by_bic(train, tables))
plots.over_k(Ks, [tables[K][2] for K in Ks], errors, rmse(survey, user_and_film_means(train), hidden))

# %% [markdown]
# On the survey the valley is wide and shallow. Two groups already do a little better than plain means, 8 to 12 do best (BIC
# says 8), and 40 do worse than plain means. (The made-up data have planted groups again, and a sharper valley.) Here is what
# four groups like:

# %% kind="explore"
busiest = np.argsort(np.isnan(survey).sum(axis=0))[:14].tolist()
print("variances:", np.round(tables[4][0].var, 2))
plots.tastes(tables[4][0], busiest, cuisines)

# %% [markdown]
# On the survey, the groups differ less by country than by how generous they are with stars: one (component 3) likes nearly
# everything, another (component 2) gives about 3 to nearly everything, with a variance at the floor. Many rating tables are
# like that, and the mixture spends its components on it. What could you take off each row first?
#
# ## 15. Which bug made this plot?
#
# **Plot A.** The mean ratings of three components after twenty passes on the small table. Ratings go from 1 to 5.

# %% kind="explore"
plots.tastes(lesson.puzzle("pulled_down").mixture, title="plot A")

# %% kind="question"
ask(
    "What happened in plot A?",
    {
        "People dislike all films": "The lowest rating there is has 1 star.",
        "The M-step took gaps for ratings of 0": "Yes. Four entries in five are gaps, and each pulls a mean towards 0.",
        "The floor of the variance is too high": "A floor does not move means.",
        "The means were divided by the support": "That would be right, and would keep them between 1 and 5.",
    },
)

# %% [markdown]
# **Plot B.** Ten users and twelve films after `fill_matrix`. Read the dashed entries of one column from top to bottom.

# %% kind="explore"
puzzle = lesson.puzzle("same_guess")
plots.corner(puzzle.X, puzzle.filled, users=10, films=12, title="plot B")

# %% kind="question"
ask(
    "What is wrong in plot B?",
    {
        "Observed entries were overwritten": "Those are whole numbers, as they should be.",
        "Every user gets the same guess for a film": "Yes: the means were averaged by the weights p, not by the row's soft counts.",
        "The best component alone was used": "Then users of different components would get different guesses.",
        "Nothing": "Compare two users with opposite ratings. Should they get the same guess?",
    },
)

# %% [markdown]
# **A warning.** On the held-out ratings of this table the filling of plot B has an RMSE of 1.01, the same as plain film
# means. Such a number does not look like a bug; your own filling has 0.87. A bearable RMSE is no proof that a program is
# right.
#
# **Plot C.** The log-likelihood of a run with K = 4 on the small table.

# %% kind="explore"
plots.trace(lesson.puzzle("falling").trace, title="plot C")

# %% kind="question"
ask(
    "The M-step of plot C is right. What does the E-step do?",
    {
        "It leaves the weights out": "Wrong, too, but on these data such a run climbs from start to end.",
        "Its constant has d factors in every row": "Yes. Rows with few ratings then choose the narrowest component, whoever they are.",
        "It is right: a floor under the variance makes EM fall": "With the variance never below the floor before, it cannot.",
    },
)

# %% [markdown]
# ## 16. Quick recall

# %% kind="question"
ask(
    "From lesson 03: a component sits on a single point. What happens to the likelihood as its variance shrinks?",
    {
        "It grows without end": "Yes, and today's floor stops it.",
        "It falls": "At that one point the density grows; the others look after the rest.",
        "Nothing": "Think of the density at its mean.",
    },
)

# %% kind="question"
ask(
    "From lesson 04: BIC subtracts half of log n for each free number. How many free numbers has K = 5, d = 300?",
    {
        "5": "Each component has many numbers of its own.",
        "5 * 302 - 1 = 1509": "Yes: 300 means, a variance and a weight each, and the weights sum to 1.",
        "5 * 302 = 1510": "The weights sum to 1, so the last one is not free.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: a row holds 1,000 ratings. Why not compute its density and take the logarithm afterwards?",
    {
        "It would be slow": "It would be just as fast.",
        "The density is 0 in floating point": "Yes: a product of 1,000 small factors vanishes. Rows with 3 ratings would be fine, and hide the bug.",
        "The logarithm of a density is not defined": "It is, for any density above 0.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, sections 2.3.2 (the marginal of a Gaussian) and 9.3 (EM with missing
#   values, and why they should be missing at random).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 8.7.4 (EM for one Gaussian with missing data) and chapter
#   22 (recommender systems).
# - For the bold: `datasets.ratings(n=1200, d=1200)` has four times as many films. Does the best K change? Do more components
#   collapse, or fewer?
# - Take each user's mean off their ratings first, fit, and add it again. Does the RMSE fall? On which of the two tables?
#
# **What comes next.** Ratings were nearly continuous. A pixel that is on or off is not. Lesson 06 leaves the Gaussian, keeps
# EM, and reads handwriting.
