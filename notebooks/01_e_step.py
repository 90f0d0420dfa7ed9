# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 01 · The E-step: who belongs to whom?
#
# **You will be able to** share each data point out among several groups, by Bayes' rule, without a number ever vanishing.
#
# **You will have made** a picture of Old Faithful in which every eruption shows how surely it is short or long.
#
# About 70 minutes. You write two functions, `log_gaussian` (about 3 lines) and `estep` (about 5).

# %%
import numpy as np

from softcounts import GaussianMixture, Lesson, ask, datasets, explore, plots

lesson = Lesson("01_e_step")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. A geyser with two moods
#
# Old Faithful erupts about twenty times a day. For each of 272 eruptions two numbers were written down: how long it
# lasted, and how long people then waited for the next one.
#
# **Predict before you run the next cell.** Will the points form one cloud, or several? Where would a typical eruption lie?

# %% kind="explore"
X = datasets.old_faithful()            # (272, 2), in standard units
scale = datasets.old_faithful_scale()  # puts minutes on the axes
plots.data(X, scale)

# %% [markdown]
# Two clouds: short eruptions with a short wait, long eruptions with a long wait. And a few points in between.
#
# Take an eruption of 3 minutes. Is it a short one or a long one? A good answer is not a name, it is a pair of numbers:
# perhaps "60 % long, 40 % short". Such a pair is what this lesson computes, for every point. It is called the point's
# **soft counts**.
#
# (We work in *standard units*: each column minus its mean, divided by its standard deviation. So both columns have the
# same spread, and a round group looks round.)
#
# ## 2. First play
#
# A group is described by three things: where it is (its **mean**), how far it spreads (its **variance**), and how common
# it is (its **weight**). Below are two groups, drawn as circles at one and two standard deviations. Each point has a ring
# that shares its circumference out between the groups.
#
# **Predict, then move the slider:**
# 1. Component 1 becomes much *rarer* (weight down to 0.05). Do the points between the clouds change hands?
# 2. Put the weight back to 0.5 and choose component 2. It becomes much *narrower* (variance down to 0.05). Which of its
#    points does it lose?
# 3. Put the variance back to 0.5, and both means at the same place. What do the rings look like?
#
# Tab and the arrow keys move the sliders too.

# %% kind="explore"
explore.mixture(X, scale=scale)

# %% [markdown]
# For readers without a kernel, here is one position of the sliders. The rings of the points between the clouds have two
# colours: these points are shared.

# %% kind="explore"
two = GaussianMixture(mu=np.array([[-1.2, -1.2], [0.7, 0.7]]), var=np.array([0.5, 0.5]), p=np.array([0.36, 0.64]))
explore.mixture(X, two, scale=scale).still()

# %% [markdown]
# What you saw:
#
# 1. Six points between the clouds change hands; deep inside a cloud nothing moves. The weight decides where the evidence
#    is even.
# 2. About 35 points of the upper cloud go to component 1, although the mean of component 2 is nearer. A narrow group claims
#    what is close to it and gives up quickly further out; there the wide group wins.
# 3. Every ring looks the same. With one place and one spread, only the weights are left to decide.
#
# ## 3. The words and letters
#
# | letter | shape | meaning |
# |---|---|---|
# | $x_i$, row $i$ of `X` | `X` is (n, d) | data point $i$; it has $d$ coordinates, counted by $l$ |
# | $j$ | $1 \dots K$ | counts the **components** (the groups) |
# | $\mu_j$, row $j$ of `mu` | (K, d) | mean of component $j$ |
# | $\sigma_j^2$, entry of `var` | (K,) | variance of component $j$, the same in every direction |
# | $p_j$, entry of `p` | (K,) | weight of component $j$: the probability that a point comes from it, before we look |
# | $p(j \mid x_i)$, entry of `post` | (n, K) | soft count: the probability of component $j$ *after* we have seen $x_i$ |
#
# `GaussianMixture(mu, var, p)` holds the three arrays of a mixture: `mixture.mu`, `mixture.var`, `mixture.p`.
#
# **Our variance is one number per component.** The bell is equally wide in every direction. Its density in $d$ dimensions is
#
# $$N(x;\mu_j,\sigma_j^2) = \frac{1}{(2\pi\sigma_j^2)^{d/2}}\,\exp\Big(-\frac{|x-\mu_j|^2}{2\sigma_j^2}\Big)$$
#
# Why the power $d/2$? In one dimension the bell needs the factor $1/\sqrt{2\pi\sigma^2}$ to have area 1. In $d$ dimensions
# the density is a product of $d$ such bells, one for each coordinate, so the factor comes $d$ times.
#
# ## 4. Bayes' rule on three points, by hand
#
# One dimension, two components: $\mu = (0, 4)$, $\sigma^2 = (1, 4)$, and unequal weights $p = (0.75, 0.25)$.
# Three points: $x = 1, 2, 3$.
#
# **Predict:** the point $x=2$ lies exactly halfway between the means. Which component has the larger share of it?

# %% kind="explore"
points = np.array([1.0, 2.0, 3.0])
pair = GaussianMixture(np.array([[0.0], [4.0]]), np.array([1.0, 4.0]), np.array([0.75, 0.25]))
plots.line(points, pair)

# %% [markdown]
# Bayes' rule says: **multiply each density by its weight, then divide by the sum.**
#
# | | $x=1$ | $x=2$ | $x=3$ |
# |---|---|---|---|
# | $N(x; 0, 1)$ | 0.2420 | 0.0540 | 0.0044 |
# | $N(x; 4, 4)$ | 0.0648 | 0.1210 | 0.1760 |
# | $0.75 \times N(x;0,1)$ | 0.1815 | 0.0405 | 0.0033 |
# | $0.25 \times N(x;4,4)$ | 0.0162 | 0.0302 | 0.0440 |
# | sum = $p(x)$ | 0.1977 | 0.0707 | 0.0473 |
# | share of component 1 | 0.918 | ? | 0.070 |
# | share of component 2 | 0.082 | ? | 0.930 |
#
# The last two rows are what we want: $\;p(j \mid x_i) = \dfrac{p_j\,N(x_i;\mu_j,\sigma_j^2)}{\sum_k p_k\,N(x_i;\mu_k,\sigma_k^2)}$.
#
# Now you: the middle column.

# %% kind="question"
ask(
    "Which share of x = 2 does component 1 have?",
    {
        "0.31": "That is 0.0540 / (0.0540 + 0.1210): the weights 0.75 and 0.25 are missing.",
        "0.50": "Halfway between the means, but the bells differ in width and in weight.",
        "0.57": "Yes: 0.0405 / 0.0707. The rarer, wider component gets 0.43.",
        "0.75": "That is the weight before looking at x. What does the data say?",
    },
)

# %% [markdown]
# **The log-likelihood.** The sums $p(x_i)$ in the table say how probable each point is under the whole mixture. For
# independent points the probabilities multiply, so their logarithms add:
#
# $$\text{log-likelihood} = \sum_i \log p(x_i) = \log 0.1977 + \log 0.0707 + \log 0.0473 = -7.32$$
#
# One number for the whole data set: the larger, the better the mixture fits. It is a total, never a mean, and the
# logarithm is the natural one.
#
# ## 5. Why we never compute a density
#
# The recipe above is right, and it breaks. **Predict:** a data point can have 784 coordinates (a small picture has). Take a
# perfectly ordinary point of a standard bell in $d$ dimensions. Up to which $d$ is its density still a number above zero
# in the computer?

# %% kind="explore"
plots.underflow(1200)

# %% [markdown]
# From $d = 526$ on the density is exactly 0: it is smaller than the smallest number the machine knows. All shares become
# 0/0. The *logarithm* of the same density is an ordinary number like $-746$. The same happens in two dimensions to a point
# 40 standard deviations away.
#
# So we work with logarithms from the first line to the last but one. The logarithm of a product is a sum, and
# $\log e^u = u$. Take the logarithm of the bell on paper, and the exponential is gone: that is E1. The other steps are
# Bayes' rule, line by line.
#
# - **E1** log density: $\;\log N(x_i;\mu_j,\sigma_j^2) = -\frac{d}{2}\log(2\pi\sigma_j^2) - \frac{|x_i-\mu_j|^2}{2\sigma_j^2}$
# - **E2** add the log weight: $\;a_{ij} = \log p_j + \log N(x_i;\mu_j,\sigma_j^2)$. A product became a sum.
# - **E3** log-sum-exp per row: $\;\log p(x_i) = \log\sum_j e^{a_{ij}}$. This is the sum in Bayes' rule, as a logarithm.
# - **E4** soft counts: $\;p(j\mid x_i) = e^{\,a_{ij} - \log p(x_i)}$. A quotient became a difference.
# - **E5** log-likelihood: $\;\sum_i \log p(x_i)$.
#
# ## 6. Write E1
#
# `log_gaussian(X, mu, var)` returns the table of log densities, one row per point, one column per component. Two warnings:
#
# - **Never form the density and take its logarithm.** By then it is too late.
# - **Subtract first, square later.** $|x|^2 - 2x\cdot\mu + |\mu|^2$ is the same on paper. But for data about 1,000,000 with
#   spread 1 it subtracts huge numbers that agree in their first twelve digits. $x - \mu$ loses nothing.
#
# What it must stand: any $n$, $d$ and $K$, also 1, also $n < K$, also two of them equal; points 1000 standard deviations
# away; 1200 coordinates; variances from $10^{-8}$ to $10^8$; a point that comes twice, or lies exactly at 0.
#
# **Predict:** $x = 1000000.3$ and $\mu = 1000000$. The squared distance is 0.09. How many digits of it survive each way?

# %% kind="explore"
x, centre = 1000000.3, 1000000.0
print("subtract first:", (x - centre) ** 2)
print("square first:  ", x**2 - 2 * x * centre + centre**2)

# %% [markdown]
# About nine good digits one way, three the other. Now write E1. The shapes are in the comments. In lesson 00 you wrote all
# differences $x_i - \mu_j$ in one line, of shape (n, K, d).

# %% kind="solution" grade_id="log_gaussian"
def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K).

    X (n, d): data. mu (K, d): means. var (K,): variances (sigma squared), one per component.
    """
    # E1  squared distances |x_i - mu_j|^2: from (n, K, d) to (n, K)
    #     then  -d/2 log(2 pi var_j) - squared / (2 var_j)
    ### BEGIN SOLUTION
    d = X.shape[1]  # E1
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)  # E1
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)  # E1
    ### END SOLUTION

# %% [markdown]
# `check` plays your function on small cases and says what it sees. It knows the usual slips. If you are stuck, run
# `hint(log_gaussian)` in a new cell; each time it goes one step further.

# %% kind="test" grade_id="test_log_gaussian" points=6
check(log_gaussian)

# %% [markdown]
# A check by hand, once your card is green: at the mean itself, in one dimension, with variance 1, the log density is
# $-\frac12\log(2\pi) = -0.9189$. One standard deviation away it is $0.5$ less.

# %% kind="explore"
log_gaussian(np.array([[0.0], [1.0]]), np.array([[0.0]]), np.array([1.0]))

# %% [markdown]
# ## 7. Sharing out, without vanishing
#
# Steps E3 and E4 still contain an exponential. How do we keep it from vanishing?
#
# Take one point with $a = (-1000, -1001)$. Both exponentials are 0 in the computer. But subtract the same number from
# both, here the row's maximum $m = -1000$: then $a - m = (0, -1)$, and
#
# $$\log\sum_j e^{a_j} = m + \log\sum_j e^{a_j - m} = -1000 + \log(1 + 0.3679) = -999.687$$
#
# Nothing was lost, because $m$ is added back. The largest term is always $e^0 = 1$, so the sum never vanishes. **Each row
# has its own maximum**: one maximum for the whole table would rescue only one row.
#
# **A faded step.** The cell below writes out E3 for this one point. E4 is left to you: put your line in place of the dots.
# **Predict** first: which two shares should come out, and what do they add up to?

# %% kind="explore"
a = np.array([-1000.0, -1001.0])           # one point, two components: (2,)
m = a.max()
log_sum = m + np.log(np.exp(a - m).sum())  # E3: log p(x), one number
shares = ...                               # E4: your line, in place of the dots
print("E3  log p(x):", log_sum)
print("E4  shares:  ", shares)

# %% [markdown]
# <details><summary>Compare, when you have two numbers</summary>
#
# The shares are 0.731 and 0.269; they add up to 1. "Ellipsis" means that the dots are still there. Two zeros, or nan, mean
# that an exponential came before the subtraction.
#
# </details>
#
# That was one point. In a table every row needs a maximum of its own and a sum of its own, so both get `axis=1`. Add
# `keepdims=True`: it keeps that axis with length 1, so that (n, 1) stands beside (n, K) and is stretched along each row.
# Without it the shape is (n,), and NumPy would line that up with the *columns*.
#
# **A weight of exactly 0.** Then $\log p_j = -\infty$. That is fine: $e^{-\infty} = 0$, so the component gets soft count 0.
# NumPy only warns that it divided by zero. `with np.errstate(divide="ignore"):` around the line keeps it quiet. What must
# not happen is `0 * -inf`, which is `nan`.
#
# ## 8. Write the E-step
#
# `estep(X, mixture)` returns two things: `post`, shape (n, K), whose rows sum to one, and the log-likelihood, a plain
# `float`. It must not change `X` or the arrays in `mixture`: they belong to whoever called it.
#
# Your `log_gaussian` does E1. Helper functions of your own are welcome; put them into this same cell.
#
# How it is judged: by what it returns, on hidden cases too. Points are given for ordinary data (two components may be
# exactly alike), far-away points, data far from the origin, a weight of exactly 0, and sizes that are 1 or alike: all that
# `log_gaussian` must stand, `estep` must stand too. A slip of form, such as a list for an array or float32, is named and
# costs little.

# %% kind="solution" grade_id="estep"
def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float).

    X (n, d): data. mixture: GaussianMixture with mu (K, d), var (K,), p (K,).
    """
    # E1, E2  log joint: log_gaussian plus log p_j, (n, K)
    # E3      log p(x_i): log-sum-exp of each row about its own maximum, (n, 1)
    # E4      soft counts, (n, K)
    # E5      log-likelihood, a float
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)  # E1, E2
    top = joint.max(axis=1, keepdims=True)  # E3
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E3
    return np.exp(joint - rows), float(rows.sum())  # E4, E5
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# ## 9. Your picture
#
# Run the next cells once your check is green; until then they stop with `NotImplementedError`, and that is fine. First the
# three points from the table: do your shares agree with the ones that you worked out by hand (0.918, 0.57, 0.070), and your
# log-likelihood with $-7.32$?

# %% kind="explore"
post, log_likelihood = estep(points[:, None], pair)
print(np.round(post, 3), round(log_likelihood, 2))
plots.line(points, pair, post)

# %% [markdown]
# Now all 272 eruptions, shared out by your own function. **Predict:** about how many points are unsure, with no share
# above 0.9? Five, twenty, a hundred?

# %% kind="explore"
post, log_likelihood = estep(X, two)
unsure = (post.max(axis=1) < 0.9).sum()
print(f"log-likelihood {log_likelihood:.1f}; {unsure} of {len(X)} points are unsure")
plots.mixture(X, two, post, scale, title="Old Faithful, shared out by your estep")

# %% [markdown]
# Nine. Most points are sure; the doubt sits between the clouds, as it should.
#
# And the sliders again, now driven by your function. They start at a log-likelihood of $-565.3$. Can you bring it above
# $-430$? Predict which slider helps most. (The next two lessons do the search for you.)

# %% kind="explore"
explore.mixture(X, two, estep, scale)

# %% [markdown]
# <details><summary>What helps most</summary>
#
# The variances. Both circles are too wide: try about 0.12 and 0.16. The means were nearly right.
#
# </details>
#
# **Three hard cases.** Now send your function where a careless one breaks. **Predict** each before you run the cell:
#
# 1. Two points about 1000 units away: one far to the right, one far below. Who gets them?
# 2. Component 1 has weight 0. What are its soft counts?
# 3. Everything, data and means, is shifted by 1,000,000. What happens to the log-likelihood?

# %% kind="explore"
far = np.array([[1000.0, 0.0], [0.0, -1000.0]])
print("far away:", estep(far, two))
print("weight 0:", estep(X[:2], two._replace(p=np.array([0.0, 1.0]))))
print(f"not shifted: {log_likelihood:.6f}   shifted: {estep(X + 1e6, two._replace(mu=two.mu + 1e6))[1]:.6f}")

# %% [markdown]
# The far points are *certain*: the right one goes to component 2, whose mean is a little nearer, the low one to component 1.
# Their log-likelihood is about minus two million, an ordinary number. Weight 0 gives soft count exactly 0 and no warning.
# The shift changes nothing that six decimals can show, because you subtracted before you squared.
#
# ## 10. Which bug made this plot?
#
# Somebody's E-step coloured the same data. The mixture has weights 0.1 and 0.9. A ring is as long as the shares of its
# point together: a full circle when they add up to one. What has happened to the rings? The printed sums help.

# %% kind="explore"
puzzle = lesson.puzzle("shares")
print("first rows sum to", np.round(puzzle.post.sum(axis=1)[:4], 3), " columns sum to", np.round(puzzle.post.sum(axis=0), 3))
plots.mixture(X, puzzle.mixture, puzzle.post, scale)

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "The prior was left out": "Then rows would still sum to 1. Look at the printed sums again.",
        "Each column was divided by its sum": "Yes. Each component shares out one unit among the points. It should be the other way.",
        "The variance was taken for the standard deviation": "Rows would still sum to 1.",
    },
)

# %% [markdown]
# A second one is harder to see, for the picture looks quite reasonable. The print shows the point at which it differs most
# from the right answer.

# %% kind="explore"
puzzle = lesson.puzzle("no_weight")
worst = np.abs(puzzle.post - puzzle.right).max(axis=1).argmax()
print("weights", puzzle.mixture.p, " this post", np.round(puzzle.post[worst], 2), " right", np.round(puzzle.right[worst], 2))
plots.mixture(X, puzzle.mixture, puzzle.post, scale)

# %% kind="question"
ask(
    "The rare component 1 gets too much. Which slip is it?",
    {
        "The prior p_j was left out": "Yes. A rare component must have strong evidence; without the prior it is treated as common.",
        "The exponent lacks its one half": "That makes all bells narrower; shares become harder, not shifted towards the rare one.",
        "The maximum was not added back": "That would spoil the log-likelihood, or the sums of the rows. It does not favour the rare one.",
    },
)

# %% [markdown]
# **Would every test have found it?** The next cell runs *your* `estep`, which has the prior, on the same mixture twice: with
# its weights 0.1 and 0.9, and with both weights 0.5. **Predict** how far your shares are from the buggy ones each time.

# %% kind="explore"
for p in ([0.1, 0.9], [0.5, 0.5]):
    yours, _ = estep(X, puzzle.mixture._replace(p=np.array(p)))
    print("weights", p, " largest difference from the buggy shares:", f"{np.abs(yours - puzzle.post).max():.2g}")

# %% [markdown]
# **A fact that other courses hide.** If all weights are equal, leaving out the prior changes nothing at all: it cancels in
# Bayes' rule. (What is left, about $10^{-16}$, is rounding.) A test with equal weights cannot find this bug. That is why all
# our tests use unequal weights, unequal variances, and $n$, $d$, $K$ that are all different.
#
# ## 11. Quick recall
#
# From lesson 00, and from today.

# %% kind="question"
ask(
    "A has shape (n, K). Which call gives one number per row?",
    {
        "A.sum(axis=0)": "That removes the rows: one number per column.",
        "A.sum(axis=1)": "Yes: the axis you name disappears.",
        "A.sum()": "That is one number for the whole table.",
    },
)

# %% kind="question"
ask(
    "A point is 1000 standard deviations from both components. What are its soft counts?",
    {
        "Undefined": "Its densities are 0 in the computer, but their logarithms differ by a clear amount.",
        "Always (0.5, 0.5)": "That needs a perfect balance: for instance equally far, equally wide and equally common.",
        "Well defined; usually close to (1, 0) or (0, 1)": "Yes. Far away, a small difference in distance is a huge one in the logarithm.",
    },
)

# %% kind="question"
ask(
    "Every data point is written down twice. What happens to the log-likelihood?",
    {
        "It stays": "It is a total over the points.",
        "It doubles": "Yes: a total, not a mean.",
        "It halves": "Each log p(x_i) now appears twice in the sum.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 9.2: mixtures of Gaussians and responsibilities (our soft
#   counts); section 9.3: the same step seen as filling in what is hidden.
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 3.5 (mixture models) and section 8.7 (EM).
# - Put a mean on a single point in the sliders above and shrink its variance as far as it goes. Lesson 03 returns to what you see.
#
# **What comes next.** You can now say who belongs to whom, if somebody hands you the mixture. Lesson 02 turns it round:
# given the soft counts, which mixture fits best?
