# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 09 · Straight lines and a gate
#
# **You will be able to** fit several lines at once to data that no single line fits, and learn where each of them is to be
# asked.
#
# **You will have made** a picture of two groups of countries that nobody labelled, and of a bent line as two straight
# experts with the gate that chooses between them.
#
# About 90 minutes. You write `log_gate` (3 lines), `estep` (5), `weighted_least_squares` (2), `gate_gradient` (2) and
# `mstep` (5).

# %%
import numpy as np

from softcounts import ExpertMixture, Lesson, ask, datasets, explore, init_experts, plots

lesson = Lesson("09_mixture_of_experts")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Until now a mixture described points: which $x$ are likely? Today there is a question and an answer. We are given $x$, and
# want to say which $y$ will come with it. To fit a line to such pairs is called **regression**.
#
# One line is often not enough. So we take $K$ lines and let EM find out which rows belong to which. The skeleton is the old
# one: soft counts, then weighted fits. New is what is fitted.
#
# ## 2. First look: 28 countries
#
# For each of 28 countries in 1996: the gross national product (GNP) per head, in thousand dollars, and the carbon dioxide
# (CO2) per head, in tonnes.
#
# **Predict:** do richer countries emit more? Draw a line through the points with your finger.

# %% kind="explore"
gnp, co2, countries = datasets.co2_gnp()
names = ("GNP per head (thousand dollars)", "CO2 per head (tonnes)")
plots.experts(gnp, co2, names=names, title="28 countries, 1996")

# %% kind="question"
ask(
    "How many straight lines do you see?",
    {
        "One that rises": "It would miss most points by several tonnes.",
        "One that is nearly level": "That is the best single line. But look at the points at the bottom left.",
        "Two: a nearly level one, and a steep one across it": "Keep that in mind. EM will be asked the same in section 9.",
    },
)

# %% [markdown]
# Nobody told us which country belongs to which line. And $x$ does not tell either: at a GNP of 20 there are countries on
# both. So each line gets a share of *all* countries, as a component did in lesson 01.
#
# ## 3. Second look: who answers where?
#
# In other data $x$ does tell. Here is a line with a bend. To the left of 4 it rises, to the right it falls, and the scatter
# is larger. Each half is a straight line. Somebody only has to say **which line to ask at which $x$**.
#
# Some words:
#
# - An **expert** is a line with its scatter. Expert $j$ says: $y$ lies about the line $f_j(x)$, with variance $\sigma_j^2$.
# - The **gate** gives each expert a share $g_j(x)$ at each $x$. The shares at one $x$ add up to 1.
# - Both together are a **mixture of experts**:
#   $$p(y\mid x) = \sum_j g_j(x)\,N(y;\,f_j(x),\,\sigma_j^2)$$
#
# $N$ is the bell of lesson 01, over the single number $y$. So this is the mixture of lesson 01, with two changes. The mean
# $\mu_j$ has become a line in $x$. The weight $p_j$ has become a function of $x$.
#
# Below, the lines are fixed and you are the gate. Expert 2 has a **score** $a + bx$, expert 1 has score 0; the higher the
# score, the larger the share. The **misfit** is the mean distance of a point from the lines, weighted by their shares at its
# $x$. **Predict:** what does the gate do for $b = 0$? Which $a$ and $b$ bring the misfit down most?

# %% kind="explore"
bent_x, bent_y = datasets.bent_line(200, seed=0)
two_lines = [[1.0, 1.5], [9.0, -0.5]]
explore.gate(bent_x, bent_y, two_lines, [0.16, 0.64])

# %% [markdown]
# The same, standing still, at $a = -6$ and $b = 1.5$. Above: the darker, the more probable is $y$ at this $x$. Below: the
# shares. They cross where the score is 0, at $x = -a/b = 4$. A larger $b$ makes the handover sharper. With $b = 0$ the
# shares are the same everywhere: both lines are asked at each $x$. (This misfit likes the sharpest gate best. How sharp is
# right, only a likelihood can say.)

# %% kind="explore"
gate = explore.gate(bent_x, bent_y, two_lines, [0.16, 0.64])
gate.controls["a"].value, gate.controls["b"].value = -6.0, 1.5
gate.still()

# %% [markdown]
# ## 4. The gate
#
# First a trick that saves writing. A line has an intercept and a slope: $y = w_0 + w_1 x$. We give each row a **column of
# ones**, so row $i$ is $x_i = (1, x)$. Then the line is a single product: $f_j(x) = x_i\cdot W_j$, with $W_j = (w_0, w_1)$.
# `X` has shape (n, d), and its first column is 1. More features are more columns. `W` has shape (K, d): a row for each of
# the $K$ experts.
#
# The scores of the gate are lines too: the score of expert $j$ is $x_i\cdot V_j$, and `V` is (K, d), like `W`. Scores are
# any numbers, shares are positive and add up to 1. So we exponentiate and divide by the sum. This is called the
# **softmax**:
#
# $$g_{ij} = \frac{\exp(x_i\cdot V_j)}{\sum_k \exp(x_i\cdot V_k)}$$
#
# The E-step needs $\log g_{ij}$, so let us take the logarithm at once:
#
# - **G1** The scores: $s_{ij} = x_i\cdot V_j$.
# - **G2** For each row, $\log\sum_k\exp s_{ik}$: the log-sum-exp of lesson 01, about the row's own maximum.
# - **G3** Subtract: $\log g_{ij} = s_{ij} - \log\sum_k\exp s_{ik}$.
#
# **By hand.** The row $(1, 2)$, $V_1 = (0, 0)$ and $V_2 = (-1, 1)$. The scores are 0 and $-1 + 2 = 1$. The sum is
# $1 + e = 3.718$. The shares are $1/3.718 = 0.269$ and $2.718/3.718 = 0.731$; their logarithms −1.313 and −0.313.

# %% kind="question"
ask(
    "You add 1000 to both scores. What happens to the shares 0.269 and 0.731?",
    {
        "They come closer to each other": "Numerator and denominator are both multiplied by exp(1000).",
        "Nothing": "Yes: only differences of scores matter. But exp(1000) is inf in floating point, hence G2.",
        "They become 1000 times larger": "Shares add up to 1, whatever the scores.",
    },
)

# %% [markdown]
# Scores may be thousands: that is a gate which is very sure, and its logarithm is a number like −3000, not −inf. A row may
# come twice or be all zeros, and two experts may have the same $V_j$. Any $n$, $d$ and $K$ may be 1, two of them may be
# equal, and there may be fewer rows than experts. The data may lie about 20. All this holds for `estep` and
# `gate_gradient`, too.

# %% kind="solution" grade_id="log_gate"
def log_gate(X, V):
    """Logarithms of the gate's shares, shape (n, K). X (n, d) with its column of ones, V (K, d): one row an expert."""
    # G1  scores, (n, K)
    # G2  log-sum-exp of each row about its own maximum, (n, 1)
    # G3  subtract
    ### BEGIN SOLUTION
    scores = X @ V.T  # G1
    top = scores.max(axis=1, keepdims=True)  # G2
    return scores - (top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True)))  # G2, G3
    ### END SOLUTION

# %% kind="test" grade_id="test_log_gate" points=4
check(log_gate)

# %% [markdown]
# Run the pictures once your check is green. Your gate, for three experts. **Predict** before you run: the slopes of the
# three scores are −2, 0 and 1. Who has the left end, who has the right end?

# %% kind="explore"
three = ExpertMixture(
    W=np.array([[1.0, 1.5], [7.0, 0.0], [9.0, -0.5]]),
    var=np.array([0.16, 0.1, 0.64]),
    V=np.array([[6.0, -2.0], [0.0, 0.0], [-5.0, 1.0]]),
)
plots.experts(bent_x, bent_y, three, log_gate, title="your gate, three experts that nobody fitted")

# %% [markdown]
# The smallest slope wins on the left, the largest on the right. That is always so: far out, the slope decides.
#
# ## 5. The E-step
#
# Which expert does row $i$ come from? Now we know $y_i$ as well as $x_i$. Bayes' rule, with the gate as the prior:
#
# $$p(j\mid x_i, y_i) = \frac{g_{ij}\,N(y_i;\,x_i\cdot W_j,\,\sigma_j^2)}{\sum_k g_{ik}\,N(y_i;\,x_i\cdot W_k,\,\sigma_k^2)}$$
#
# - **E1** The log density of $y_i$ under each expert:
#   $-\tfrac12\big[\log(2\pi\sigma_j^2) + (y_i - x_i\cdot W_j)^2/\sigma_j^2\big]$. One number $y_i$, so it is the bell of lesson 01 with $d = 1$.
# - **E2** Add the log gate: this is the log joint.
# - **E3** Over the experts, log-sum-exp: $\log p(y_i\mid x_i)$.
# - **E4** Subtract and exponentiate: the soft counts.
# - **E5** Add up E3 over the rows: the log-likelihood.
#
# **By hand.** At some $x$ the gate says 0.25 and 0.75. The densities of $y$ under the two lines are 0.3 and 0.1. The
# products are 0.075 and 0.075. So the soft counts are one half each: the gate leans to expert 2, $y$ leans to expert 1.

# %% kind="question"
ask(
    "The gate says 0.25 and 0.75. What are the soft counts of a row that lies exactly as well on both lines?",
    {
        "One half each": "Equal densities say nothing, so the gate decides.",
        "0.25 and 0.75": "Yes. With no news from y, the posterior is the prior.",
        "It depends on X": "X speaks through the gate only, and the gate has spoken.",
    },
)

# %% [markdown]
# Your function must stand rows that lie 1000 standard deviations from every line, scores of thousands, variances from
# $10^{-8}$ to $10^8$, and two experts exactly alike.

# %% kind="solution" grade_id="estep"
def estep(X, y, mixture):
    """Soft counts post (n, K) of the rows, and the log-likelihood of y given X (a float).

    X (n, d), y (n,). mixture: ExpertMixture with W (K, d), var (K,), V (K, d).
    """
    # E1  log density of each y under each expert, (n, K)
    # E2  plus the log of the gate
    # E3  log-sum-exp of each row about its own maximum, (n, 1)
    # E4  soft counts, (n, K)      E5  sum over the rows
    ### BEGIN SOLUTION
    residual = y[:, None] - X @ mixture.W.T  # E1
    joint = -0.5 * (np.log(2 * np.pi * mixture.var) + residual**2 / mixture.var) + log_gate(X, mixture.V)  # E1, E2
    top = joint.max(axis=1, keepdims=True)  # E3
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E3
    return np.exp(joint - rows), float(rows.sum())  # E4, E5
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# Your soft counts, with the lines of section 3 and the gate at $a = -6$, $b = 1.5$. The colours blend by the soft counts.
# **Predict:** where are points of a mixed colour?

# %% kind="explore"
ones = np.ones(len(bent_x))
bent_X = np.column_stack([ones, bent_x])
drawn = ExpertMixture(np.array(two_lines), np.array([0.16, 0.64]), np.array([[0.0, 0.0], [-6.0, 1.5]]))
post, value = estep(bent_X, bent_y, drawn)
print(f"log-likelihood {value:.2f}; {(post.max(axis=1) < 0.9).sum()} of {len(post)} rows have no share above 0.9")
plots.experts(bent_x, bent_y, drawn, log_gate, post, title="your soft counts")

# %% [markdown]
# Only about the bend: there the lines meet *and* the gate is unsure. Elsewhere one of the two is enough to tell.
#
# ## 6. A line for weighted rows
#
# Now the M-step. It has three parts: lines, variances, gate. First the lines.
#
# Expert $j$ owns row $i$ by the weight $w_i = $ `post[i, j]`. In lesson 02 the new mean was the weighted mean. Here the new
# line is the **weighted least squares** line: the coefficients $b$ that make
#
# $$S(b) = \sum_i w_i\,(y_i - x_i\cdot b)^2$$
#
# as small as possible. Why squares? Because the bell's exponent holds them: the part of the expected log-likelihood that
# knows $W_j$ is $-S(W_j)/(2\sigma_j^2)$, and it is largest where $S$ is smallest. The variance only scales it.
#
# At the smallest $S$ the derivative is zero. It is a vector with one entry for each column of X:
#
# $$-2\sum_i w_i\,(y_i - x_i\cdot b)\,x_i = 0$$
#
# In words: the weighted residuals have no part left that any column of $X$ could explain. Bring the two sums apart:
#
# $$\underbrace{\Big[\sum_i w_i\,x_i x_i^{\!\top}\Big]}_{(d,\ d)}\,b = \underbrace{\sum_i w_i\,y_i\,x_i}_{(d,)}$$
#
# - **W1** The two sums. With `X.T * weights` every row has been multiplied by its weight.
# - **W2** Solve for $b$. `np.linalg.solve(A, c)` is the $b$ with $Ab = c$, without forming an inverse.
#
# If $X$ is nothing but the column of ones, this says $b = \sum_i w_iy_i/\sum_i w_i$: the weighted mean, as in lesson 02.
#
# **A faded step.** Three points, $(0, 0)$, $(1, 1)$ and $(2, 4)$, with weights 2, 1, 1. Put the right side of W1 in place
# of the dots. You should get an intercept of −0.18 and a slope of 1.91.

# %% kind="explore"
A = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]])  # the rows x_i
w, t = np.array([2.0, 1.0, 1.0]), np.array([0.0, 1.0, 4.0])
left = (A.T * w) @ A  # W1: [[4, 3], [3, 5]]
right = ...           # W1: your line, in place of the dots
print(left, right, "" if right is ... else np.linalg.solve(left, right).round(2))  # W2

# %% [markdown]
# The right side is $(5, 9)$. If you got the line −0.33 and 2.00, the weights are missing on both sides.
#
# A weight may be 0. Then the row has no say, whatever number stands there. Enough other rows are always left: on the rows
# with a weight above 0 no column of $X$ can be made of the others ("full column rank"). Weights need not add up to 1; they
# may all be tiny, about $10^{-9}$. The data may lie about 20, a row may come twice, and be all zeros but for its 1. There
# may be as many rows as columns, only one column, or a single row.

# %% kind="solution" grade_id="weighted_least_squares"
def weighted_least_squares(X, y, weights):
    """The b (d,) that makes sum_i weights_i (y_i - x_i . b)^2 smallest. X (n, d), y (n,), weights (n,) at least 0."""
    # W1  the weighted sums on both sides, (d, d) and (d,)
    # W2  solve
    ### BEGIN SOLUTION
    weighted = X.T * weights  # W1
    return np.linalg.solve(weighted @ X, weighted @ y)  # W1, W2
    ### END SOLUTION

# %% kind="test" grade_id="test_weighted_least_squares" points=5
check(weighted_least_squares)

# %% [markdown]
# One half pass for the countries. Two lines are guessed, each through two countries drawn at random, with a gate that says
# one half everywhere. Then your E-step, and your weighted lines. **Predict:** how far will the lines move in a single step?

# %% kind="explore"
gnp_X = np.column_stack([np.ones(len(gnp)), gnp])
guess = init_experts(gnp_X, co2, 2, seed=5)
post, value = estep(gnp_X, co2, guess)
moved = guess._replace(W=np.array([weighted_least_squares(gnp_X, co2, weights) for weights in post.T]))
plots.lines(gnp, co2, [guess, moved], ["two guessed lines", "after one half pass"], names=names)

# %% [markdown]
# Line 2 came a long way, line 1 hardly moved: each is pulled by the rows that lie near it. The bands, at 2 sigma, are still
# those of the guess. No variance has been fitted yet.
#
# <details><summary>A more careful way to solve</summary>
#
# The product $X^{\!\top}X$ squares what is nearly singular in $X$. It is safer to multiply rows of $X$ and $y$ by
# $\sqrt{w_i}$ and to call `np.linalg.lstsq`: the same sum of squares, without the product. Both are right here.
#
# </details>
#
# ## 7. Which way is up, for the gate
#
# The part of the expected log-likelihood that knows $V$ is
#
# $$Q(V) = \sum_i\sum_j \text{post}_{ij}\,\log g_{ij}$$
#
# It asks the gate to predict the soft counts from $x$ alone. For lines we could solve. Here the exponentials stand in the
# way: no formula gives the best $V$. But we can find out which way is up.
#
# Take the derivative of $\log g_{ij} = s_{ij} - \log\sum_k\exp s_{ik}$ by the score $s_{im}$ of expert $m$. The first term
# gives 1 if $j = m$. The second gives $\exp s_{im}/\sum_k\exp s_{ik} = g_{im}$. Sum over $j$ with the soft counts, which
# add up to 1:
#
# $$\frac{\partial Q}{\partial s_{im}} = \sum_j\text{post}_{ij}\,\big([j = m] - g_{im}\big) = \text{post}_{im} - g_{im}$$
#
# ($[j = m]$ is 1 if $j = m$, and else 0.) What the row says, minus what the gate said. And $s_{im} = x_i\cdot V_m$, so each
# row passes it on along $x_i$:
#
# - **D1** The gate's shares: the exponential of `log_gate`.
# - **D2** $\displaystyle\frac{\partial Q}{\partial V_m} = \sum_i\,(\text{post}_{im} - g_{im})\,x_i$, a row (d,) for each
#   expert.
#
# **By hand.** Rows $(1, 0)$ and $(1, 2)$; $V = 0$, so $g = \frac12$ everywhere. Expert 1 has the soft counts 0.9 and 0.2.
# Its gradient is $0.4\,(1, 0) - 0.3\,(1, 2) = (0.1, -0.6)$. It owns the left row, so its slope should fall. Expert 2 has
# $(-0.1, 0.6)$.

# %% kind="question"
ask(
    "When is the gradient exactly zero?",
    {
        "When all soft counts are one half": "Only if the gate says one half as well.",
        "When the gate's shares equal the soft counts in every row": "Enough, but more than is needed.",
        "When their sums agree, weighted by each column of X": "Yes: the sum of post x equals the sum of g x.",
    },
)

# %% kind="solution" grade_id="gate_gradient"
def gate_gradient(X, post, V):
    """Derivative of sum_ij post_ij log g_ij by V, shape (K, d). X (n, d), post (n, K), V (K, d)."""
    # D1  the gate's shares, (n, K)
    # D2  soft counts minus shares; each row passes it on along x_i, (K, d)
    ### BEGIN SOLUTION
    gate = np.exp(log_gate(X, V))  # D1
    return (post - gate).T @ X  # D2
    ### END SOLUTION

# %% kind="test" grade_id="test_gate_gradient" points=5
check(gate_gradient)

# %% [markdown]
# A gradient says where up is, not how far to go. Too long a step jumps over the top. Böhning (1992) found a step that never
# does: $Q$ never bends more than a parabola with the curvature $\frac12X^{\!\top}X$. So we climb as if $Q$ *were* that
# parabola, and land on something higher. This is the trick of lesson 02 once more: a simple bound below, climb it, repeat.
# The function is given. It takes 10 such steps.

# %% kind="given" grade_id="given_climb_gate"
def climb_gate(X, post, V, gate_gradient):
    """V (K, d) after 10 steps uphill on sum_ij post_ij log g_ij, begun at V; none of them goes down."""
    curvature = X.T @ X / 2
    for _ in range(10):
        V = V + np.linalg.solve(curvature, gate_gradient(X, post, V).T).T
    return V

# %% [markdown]
# **Predict:** begun at $V = 0$, with the soft counts of section 5, will 10 steps reach the top?

# %% kind="explore"
post, _ = estep(bent_X, bent_y, drawn)
V = np.zeros((2, 2))
for steps in (0, 10, 20, 30, 40, 50, 60):
    print(f"after {steps} steps Q = {(post * log_gate(bent_X, V)).sum():.4f}")
    V = climb_gate(bent_X, post, V, gate_gradient)

# %% [markdown]
# Most of the way, not all. It need not. EM climbs as long as each M-step goes *up*; it need not go to the top. With such an
# M-step it is called **generalised EM**. The next pass begins where this one stopped: at the `V` of the mixture.
#
# ## 8. The M-step
#
# - **M1** Each expert's line by weighted least squares, with its column of `post` as weights.
# - **M2** Its variance, the weighted mean of the squared residuals about the **new** line:
#   $\sigma_j^2 = \sum_i\text{post}_{ij}(y_i - x_i\cdot W_j)^2/N_j$ with $N_j = \sum_i\text{post}_{ij}$.
#   But at least `min_variance`: a line through two points has no residual at all.
# - **M3** The gate, climbed on by `climb_gate` from `mixture.V`.
#
# **By hand.** M2 for one expert: residuals 1, −2 and 3, soft counts 0.5, 0.5 and 0.1. The sum is $0.5 + 2 + 0.9 = 3.4$, and
# $N_j = 1.1$. So $\sigma_j^2 = 3.09$. (Divided by $n = 3$ it would be 1.13: two thirds of these rows are somebody else's.)
#
# Soft counts may be exactly 0 or 1, and a row may come twice. Any $n$, $d$ and $K$ may be 1, two of them may be equal, and
# there may be fewer rows than experts; with as many rows as columns the line goes through all of them, and the variance is
# `min_variance`. That floor may be 0, or larger than every variance. The data may lie about 20. Each expert has enough rows
# for its line.

# %% kind="solution" grade_id="mstep"
def mstep(X, y, post, mixture, min_variance=1e-4):
    """The ExpertMixture after one M-step. X (n, d), y (n,), post (n, K); mixture.V (K, d) is where the gate begins.

    Returns W (K, d), var (K,) of at least min_variance, V (K, d).
    """
    # M1  a weighted line for each column of post, (K, d)
    # M2  weighted mean of the squared residuals about the new lines, (K,); at least min_variance
    # M3  the gate, climbed on from mixture.V: climb_gate(X, post, V, gate_gradient)
    ### BEGIN SOLUTION
    W = np.array([weighted_least_squares(X, y, weights) for weights in post.T])  # M1
    squares = (y[:, None] - X @ W.T) ** 2  # M2
    var = (post * squares).sum(axis=0) / post.sum(axis=0)  # M2
    V = climb_gate(X, post, mixture.V, gate_gradient)  # M3
    return ExpertMixture(W, np.maximum(var, min_variance), V)  # M2
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# ## 9. Two groups of countries
#
# Run the rest once your check is green. Back to the countries, where both lines are asked at every $x$. That is a
# **constant gate**: the same shares $p_j$ at each $x$, as in lesson 01. This model is called a **mixture of regressions**.
#
# Your functions can do it. A gate is constant if all its slopes are 0. And for a constant gate there *is* a formula: its
# best shares are $p_j = N_j/n$, the mean soft counts. So we let your M-step do its work, and then put the constant gate in
# place of `V`: the intercepts $\log p_j$, and zeros.

# %% kind="explore"
def constant(X, y, post, mixture):
    """Your M-step, with the best constant gate in place of V."""
    V = np.zeros(mixture.V.shape)
    V[:, 0] = np.log(post.mean(axis=0))
    return mstep(X, y, post, mixture)._replace(V=V)


def fit(X, y, mixture, step):
    """EM from `mixture` on, until the log-likelihood changes by less than a billionth of itself."""
    old = -np.inf
    while True:
        post, value = estep(X, y, mixture)
        if abs(value - old) <= 1e-9 * abs(value):
            return mixture, post, value
        mixture, old = step(X, y, post, mixture), value

# %% [markdown]
# **Predict** before you run: will EM find the two lines that you saw in section 2? How many of the 28 countries will be on
# the steep one?

# %% kind="explore"
groups, post, groups_value = fit(gnp_X, co2, init_experts(gnp_X, co2, 2, seed=5), constant)
print(f"log-likelihood {groups_value:.5f}, shares {post.mean(axis=0).round(3)}")
for j, (line, var) in enumerate(zip(groups.W, groups.var, strict=True)):
    mine = [name for name, share in zip(countries, post[:, j], strict=True) if share > 0.5]
    print(f"line {j + 1}: {line[0]:.3f} {line[1]:+.3f} x, sd {var**0.5:.3f}:", *mine)
plots.experts(gnp, co2, groups, log_gate, post, names, "two groups of countries")

# %% [markdown]
# Six countries, with Turkey and Mexico at one end and the USA at the other. On their line each further thousand dollars
# goes with 0.68 tonnes more. On the other line, CO2 hardly depends on GNP. The R package mixtools prints the same figures for
# these data.
#
# Beware of the names. EM found two lines that describe the data well. It did not find *why*: oil, coal, winters. And look
# at the two grey points: a country where the lines cross could belong to either.
#
# ## 10. The same data, other starts
#
# **Predict:** five starts, each with two lines through countries drawn at random. How many different endings?

# %% kind="explore"
seeds = (0, 5, 1, 4, 3)
fits = [fit(gnp_X, co2, init_experts(gnp_X, co2, 2, seed), constant) for seed in seeds]
fits.append(fit(gnp_X, co2, init_experts(gnp_X, co2, 2, method="same"), constant))
starts = ("seed 0", "seed 5", "seed 1", "seed 4", "seed 3", "identical lines")
titles = [f"{start}: {value:.5f}" for start, (_, _, value) in zip(starts, fits, strict=True)]
plots.lines(gnp, co2, [mixture for mixture, _, _ in fits], titles, names)

# %% [markdown]
# Three endings from five random starts, if we do not count the numbers. All of lesson 03 comes back:
#
# - **Label switching.** Seeds 0 and 5 end at the same two lines, with their numbers exchanged.
# - **A local optimum.** Seeds 1 and 4 end at −70.17293: two lines that both rise, one above the other. Each step climbed,
#   and yet it is the poorer place. Of the seeds 0 to 12, eight end there.
# - **A collapse.** Seed 3 holds on to two countries. A line goes through any two points, so its variance fell to the floor:
#   a standard deviation of 0.01. Without `min_variance` the likelihood would grow without end.
# - **No motion.** From identical lines (the start "same") EM stays at the answer for $K = 1$, −77.94622.
#
# The cure is that of lesson 03: start more than once, keep the largest log-likelihood, and look at the variances before you
# believe it. A tiny floor makes the collapse win. **Predict** the log-likelihood of seed 3 with `min_variance` $10^{-12}$.

# %% kind="explore"
def nearly_free(X, y, post, mixture):
    """The constant gate, with hardly any floor."""
    V = constant(X, y, post, mixture).V
    return mstep(X, y, post, mixture, min_variance=1e-12)._replace(V=V)


collapsed, _, value = fit(gnp_X, co2, init_experts(gnp_X, co2, 2, seed=3), nearly_free)
print(f"log-likelihood {value:.2f}, standard deviations {collapsed.var**0.5}")

# %% [markdown]
# −53.26, far above the best honest fit, and it says nothing about 26 of the 28 countries. Each further zero in the floor
# adds 2.3.
#
# Play with the starts, on the countries, with your functions. "near" is the best single line, twice, and a little apart.

# %% kind="explore"
explore.experts(gnp, co2, init_experts, estep, constant, log_gate)

# %% [markdown]
# ## 11. The bent line
#
# Now let the gate depend on $x$: your own M-step as it is. **Predict:** where will the shares cross? And how much does the
# gate gain over a constant one?

# %% kind="explore"
begin = init_experts(bent_X, bent_y, 2, seed=0)
level, _, level_value = fit(bent_X, bent_y, begin, constant)
bent, post, bent_value = fit(bent_X, bent_y, begin, mstep)
a, b = bent.V[1] - bent.V[0]
print(f"constant gate {level_value:.2f}, your gate {bent_value:.2f}; the shares cross at x = {-a / b:.2f}")
print(f"lines {bent.W.round(2).tolist()}, standard deviations {(bent.var**0.5).round(2)}")
plots.experts(bent_x, bent_y, bent, log_gate, post, title="your two experts and their gate")

# %% [markdown]
# The data were made with $1 + 1.5x$ and standard deviation 0.4 on the left, $9 - 0.5x$ and 0.8 on the right, and shares
# that cross at 4. EM had only the 200 points and came close to all of it. The crossing is the least sure part: about the
# bend the lines agree, so the points there hardly say whose they are.
#
# Compare the constant gate. Its lines are nearly as good. But ask it at $x = 9$, and it says that $y$ may be 14, with a
# share of one third.

# %% kind="explore"
plots.experts(bent_x, bent_y, level, log_gate, estep(bent_X, bent_y, level)[0], title="a constant gate")

# %% [markdown]
# Your log-likelihood, pass by pass. **Predict:** the M-step never reached the top of $Q$. May the trace fall?

# %% kind="explore"
mixture, climbed = init_experts(bent_X, bent_y, 2, method="near"), []
for _ in range(40):
    post, value = estep(bent_X, bent_y, mixture)
    climbed.append(value)
    mixture = mstep(bent_X, bent_y, post, mixture)
plots.trace(climbed, bent_value, title="your EM, from two lines that are nearly alike")

# %% [markdown]
# It never falls. Going up is enough. (It begins slowly: lines that are nearly alike part slowly.)
#
# ## 12. How many experts?
#
# Move $K$ and the seed. **Predict:** what does a third expert do, where two are the truth?

# %% kind="explore"
watched = explore.experts(bent_x, bent_y, init_experts, estep, mstep, log_gate)
watched

# %% [markdown]
# The same, standing still: $K = 3$, seed 3, after 60 passes.

# %% kind="explore"
watched.controls["K"].value, watched.controls["seed"].value, watched.controls["iteration"].value = 3, 3, 60
watched.still()

# %% [markdown]
# The third expert has nothing of its own to say: it splits the right line into two that hardly differ. The log-likelihood
# is higher, as it always is with a larger $K$ at its best (lesson 04). That does not mean a better prediction.
#
# **Do the countries want a gate?** The gate with a slope has one more free number than the constant one. BIC of lesson 04
# asks for $\frac12\log 28 = 1.67$ in return. **Predict:** will the gate earn it?

# %% kind="explore"
_, _, gated = fit(gnp_X, co2, groups, mstep)
print(f"constant gate {groups_value:.3f}, gate with a slope {gated:.3f}, gain {gated - groups_value:.3f}")

# %% [markdown]
# It gains 0.64, and would have to gain 1.67. GNP does not tell which group a country is in. The constant gate stays.
#
# ## 13. Which bug made this plot?
#
# **Plot A.** Forty passes on the bent line. Look at both parts of the picture.

# %% kind="explore"
plots.experts(bent_x, bent_y, lesson.puzzle("level").mixture, log_gate, title="plot A")

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "The gate was left out of the E-step": "Then the M-step would still teach the gate where each expert's rows lie.",
        "The M-step never moved V": "Yes. Both shares are one half everywhere, as at the start.",
        "The best constant gate was put in place of V": "Then the shares would be about 0.35 and 0.65.",
    },
)

# %% [markdown]
# **Plot B.** The bands are at 2 sigma. About one point in twenty should lie outside of them. Count.

# %% kind="explore"
plots.lines(bent_x, bent_y, [lesson.puzzle("narrow").mixture, bent], ["plot B", "yours"])

# %% kind="question"
ask(
    "Why are the bands in plot B too narrow?",
    {
        "The variances were divided by n instead of N_j": "Yes. Each expert owns a part of the rows, so n is too many.",
        "The residuals were taken from the old lines": "Then the bands would be a little too wide, and right in the end.",
        "The standard deviation was returned for the variance": "Both variances are below 1, so their roots would be larger.",
    },
)

# %% [markdown]
# **Trace C.** Another run, two experts. It never falls. But look where it ends.

# %% kind="explore"
single, _, single_value = fit(bent_X, bent_y, init_experts(bent_X, bent_y, 1), mstep)
print(f"the best single line: {single_value:.2f}")
plots.trace(lesson.puzzle("too_far").trace, bent_value, title="trace C", labels=("log-likelihood", "your run"))

# %% kind="question"
ask(
    "What happened to the second expert?",
    {
        "It was put on the same line as the first": "Possible in principle. But then the gate would not matter at all.",
        "The gate jumped too far, and shut one expert out": "Yes: its step was one whole gradient. Without rows nobody comes back.",
        "Nothing: a trace that never falls is right": "It ends at the single line. Climbing is necessary, not sufficient.",
    },
)

# %% [markdown]
# ## 14. Quick recall

# %% kind="question"
ask(
    "From lesson 02: if X is the column of ones alone, weighted least squares gives ...",
    {
        "the weighted mean of y": "Yes: the sum of weights times y, divided by the sum of the weights.",
        "the sum of the weights": "That is the left side of the equation.",
        "zero": "Only if y is 0 on average.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: in log_gate, what is subtracted from the scores before they are exponentiated?",
    {
        "Each row's own maximum": "Yes. Then the largest exponential is 1, and nothing overflows.",
        "The maximum of the whole table": "Then rows far below it would vanish.",
        "The mean of each row": "A score far above the mean would still overflow.",
    },
)

# %% kind="question"
ask(
    "From lesson 04: why can the log-likelihood not choose K?",
    {
        "It falls when K is too large": "It does not fall: a larger model can do all that a smaller one can.",
        "It never gets worse with more components": "Yes. BIC charges for each free number; held-out data do it honestly.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, sections 14.5.1 (mixtures of linear regressions) and 14.5.3
#   (mixtures of experts), and 4.3.4 (the gradient of the softmax).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 13.6.2 (mixtures of experts).
# - Jordan and Jacobs (1994) made the gate a tree of gates: *hierarchical* mixtures of experts. Large language models use
#   gates, too: each word is sent to a few of many expert networks.
# - Add a column $x^2$ to `bent_X`. Your functions take any number of columns. How does a single expert do with a parabola?
# - Keep every fifth point back. Does the third expert of section 12 predict them better than two do?
#
# **What comes next.** Here lines and gate were straight, in $x$. Lesson 10 lets a small neural network make all the
# numbers: the shares, the means and the variances. The gradient will look familiar.
