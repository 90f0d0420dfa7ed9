# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 06 · Digits made of coins
#
# **You will be able to** fit a mixture to pictures of ink and paper, and say what a model must never promise.
#
# **You will have made** ten prototypes of handwritten digits that nobody drew, and the lower halves of digits of which you
# saw only the upper ones.
#
# About 90 minutes, without section 17. You write `binarize` (1 line), `fit_bernoulli` (1 line), `nll` (3 lines), `estep` (6
# lines) and `mstep` (3 lines).

# %%
import numpy as np

from softcounts import BernoulliMixture, Lesson, ask, datasets, explore, init_bernoulli, plots

lesson = Lesson("06_bernoulli_mnist")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# In lesson 05 the ratings had gaps, and the E-step looked only at what was there. The density was still the bell curve of
# lesson 01: ratings are nearly continuous, and scatter about a mean.
#
# Today each entry is **0 or 1**: a pixel is paper or ink, with nothing between. A bell curve is the wrong shape for that. So
# we change the density, and nothing else. E-step, M-step, loop: the skeleton stays. That is the point of the lesson.
#
# The data are 10,000 handwritten digits (MNIST), 28 by 28 pixels each: 8,000 to learn from and 2,000 for tests. The labels,
# 0 to 9, are known. **EM never sees them.** We use them only afterwards, to judge.
#
# ## 2. First play
#
# A scanner gives greys from 0 (paper) to 255 (ink). We want ink or paper, nothing between. Choose a **threshold** between 0
# and 1: pixels above that fraction of full ink become ink.
#
# **Move the threshold.** Below which value do strokes run into each other? Above which do they break?

# %% kind="explore"
images, labels = datasets.mnist("train")
test_images, test_labels = datasets.mnist("test")
explore.threshold(images[:30], labels[:30])

# %% [markdown]
# The same digits, standing still, as they were scanned. Nine pixels in ten are clear ink or paper already, or nearly; greys
# lie at the edges of the strokes only. So the threshold hardly matters, as long as it is not near 0 or 1. We take one half.

# %% kind="explore"
plots.digits(images[:10], labels[:10])

# %% [markdown]
# ## 3. Ink or paper
#
# Two steps:
#
# - **B1** Each picture becomes one row. From shape $(n, 28, 28)$ to $(n, d)$ with $d = 784$: first the top line of pixels,
#   then the next, and so on. This is how NumPy reads an array anyway.
# - **B2** A pixel becomes 1.0 if its grey value, divided by 255, is **greater** than the threshold, and 0.0 otherwise.
#
# The pictures may have any size, so write no 28 and no 784. There may be one picture only, or as many as pixels; they may be
# rows already, or have three axes; and the threshold may be 0 or 1.

# %% kind="solution" grade_id="binarize"
def binarize(images, threshold=0.5):
    """Ink and paper: 1.0 where image / 255 > threshold, else 0.0.

    images (n, ...): uint8, 0 to 255. Returns float64, (n, d), one row a picture.
    """
    # B1  one row a picture
    # B2  compare; bools become floats
    ### BEGIN SOLUTION
    return (images.reshape(len(images), -1) / 255 > threshold).astype(float)  # B1, B2
    ### END SOLUTION

# %% kind="test" grade_id="test_binarize" points=4
check(binarize)

# %% [markdown]
# Run the rest once your check is green. These are your digits, and here is how many of their pixels are ink.

# %% kind="explore"
X, T = binarize(images), binarize(test_images)
print("X:", X.shape, " T:", T.shape, f" ink: {X.mean():.1%} of all pixels")
plots.digits(X[:10], labels[:10])

# %% [markdown]
# And these are somebody else's, from another `binarize`.

# %% kind="explore"
plots.digits(lesson.puzzle("sideways").X)

# %% kind="question"
ask(
    "What went wrong there?",
    {
        "Ink and paper were exchanged": "Then the background would be black.",
        "The pixels were read column by column": "Yes: rows and columns are exchanged, and every digit lies mirrored on its side.",
        "The threshold was too low": "Then the strokes would only be fatter.",
    },
)

# %% [markdown]
# ## 4. One coin for each pixel
#
# The simplest model of such a picture: pixel $l$ is a coin of its own. It shows ink with probability $\theta_l$ and paper
# with $1 - \theta_l$. All coins are thrown independently. Such a coin is called a **Bernoulli** variable. The whole model is
# the row $\theta = (\theta_1, \dots, \theta_d)$.
#
# Which $\theta$ fits best? Look at one pixel. It is on in $s$ of $n$ pictures. The log-likelihood of its coin is
#
# $$s\,\log\theta + (n - s)\,\log(1-\theta)$$
#
# Its derivative $\frac{s}{\theta} - \frac{n-s}{1-\theta}$ is zero at $\theta = s/n$. So we count:
#
# - **F1** For each pixel, count the pictures in which it is on: $s_l$.
# - **F2** Divide by the number of pictures.
#
# We add one thing, whose use you will see in section 7. Before counting, we **invent** $\alpha$ pictures in which the pixel
# is on, and $\alpha$ pictures in which it is off. ($\alpha$ need not be whole.) Then
#
# $$\textbf{F2}\qquad \theta_l = \frac{s_l + \alpha}{n + 2\alpha}$$
#
# With $\alpha = 0$ this is plain counting. With $\alpha > 0$ it is called **Laplace smoothing**. There may be one picture or
# one pixel, as many pictures as pixels, a picture that comes twice, a pixel that is never on; or no ink at all, and with
# $\alpha = 0$ every $\theta_l$ is exactly 0 then.
#
# **By hand.** Four pictures of three pixels:
#
# | picture | pixel 1 | pixel 2 | pixel 3 |
# |---|---|---|---|
# | 1 | 1 | 0 | 1 |
# | 2 | 1 | 0 | 0 |
# | 3 | 1 | 0 | 1 |
# | 4 | 0 | 0 | 1 |
#
# Plain counting gives $\theta = (0.75,\ 0,\ 0.75)$. **Predict** pixel 2 with $\alpha = 1$.

# %% kind="question"
ask(
    "theta_2 with alpha = 1 is ...",
    {
        "0": "One of the invented pictures has ink there.",
        "1/4": "That is 1 above the line, but nothing below it. How many pictures are there now?",
        "1/5": "Two pictures were invented for this pixel: one with ink, one with paper.",
        "1/6": "Yes: (0 + 1) / (4 + 2).",
    },
)

# %% kind="solution" grade_id="fit_bernoulli"
def fit_bernoulli(X, alpha=0.0):
    """The chance of ink of each pixel, with alpha invented inks and alpha invented papers: shape (d,) for X (n, d)."""
    # F1  ones of each pixel, (d,)
    # F2  smoothed fraction, (d,)
    ### BEGIN SOLUTION
    return (X.sum(axis=0) + alpha) / (len(X) + 2 * alpha)  # F1, F2
    ### END SOLUTION

# %% kind="test" grade_id="test_fit_bernoulli" points=4
check(fit_bernoulli)

# %% [markdown]
# **Predict:** one coin for each pixel, learned from all ten digits at once. What will $\theta$ look like, drawn as a grey
# picture?

# %% kind="explore"
theta = fit_bernoulli(X)
plots.digits(theta[None], title="theta, one model of all digits")

# %% [markdown]
# A blur: the average of all digits. It is the best single row of coins there is, and no digit looks like it. Keep that in
# mind for section 8. First we need a way to say *how badly* a model fits.
#
# ## 5. What a picture costs
#
# Independent coins multiply their chances, so their logarithms add:
#
# $$\log p(x) = \sum_l \big[\,x_l\log\theta_l + (1-x_l)\log(1-\theta_l)\,\big]$$
#
# For each pixel exactly one of the two terms counts: the first where there is ink ($x_l = 1$), the second where there is
# paper ($x_l = 0$). The **negative** log-likelihood is a cost: small is good. Its unit, with natural logarithms, is the
# **nat**.
#
# - **N1** The chance of what each pixel shows: $\theta_l$ for ink, $1-\theta_l$ for paper.
# - **N2** Minus its logarithm. That is the pixel's cost.
# - **N3** Add over the pixels, then take the average over the pictures.
#
# Two corners need care.
#
# 1. **Certain, and right.** $\theta_l = 0$ and the pixel is off. The formula says $0\cdot\log 0$, and floating point says
#    `nan`. It should cost **0**: the chance of paper is 1, and $\log 1 = 0$. N1 is never in trouble here; the product is.
# 2. **Certain, and wrong.** $\theta_l = 0$ and the pixel is on. The model says: impossible. The cost is **infinite**
#    (`inf`), for this picture and for the average. That is no accident to be repaired. It is the right answer.
#
# And a cost may be large without being infinite: a very improbable picture of 400 pixels. There may be one picture, one
# pixel, as many of one as of the other, or the same picture twice.
#
# **By hand.** $\theta = (0.8,\ 0.4)$ and the picture "ink, paper". Its chance is $0.8\cdot 0.6 = 0.48$, its cost
# $-\log 0.48 = 0.73$ nats.
#
# **A faded step.** Two pictures, and their costs pixel by pixel. N3 is left to you: put your line in place of the dots. You
# should get 0.937.

# %% kind="explore"
two = np.array([[1.0, 0.0], [1.0, 1.0]])
coin = np.array([0.8, 0.4])
chance = np.where(two == 1, coin, 1 - coin)  # N1: where there is ink take theta, elsewhere 1 - theta
cost = -np.log(chance)                       # N2
average = ...                                # N3: your line, in place of the dots
print(np.round(cost, 3), average)

# %% [markdown]
# The two pictures cost 0.734 and 1.139 nats, and 0.937 is their average. If you got 0.468, you averaged over the pixels as
# well; if you got 1.873, you added the pictures up.
#
# Now write it. `np.errstate(divide="ignore")` keeps NumPy quiet where a logarithm is $-\infty$ on purpose.

# %% kind="solution" grade_id="nll"
def nll(X, theta):
    """The average cost of the pictures in nats: 0 log 0 = 0, and inf where the model forbids what it sees.

    X (n, d): 0 and 1. theta (d,): chances of ink, from 0 to 1. Returns a float.
    """
    # N1  the chance of what each pixel shows, (n, d)
    # N2  minus its logarithm, (n, d)
    # N3  added over pixels, averaged over pictures, a float
    ### BEGIN SOLUTION
    chance = np.where(X == 1, theta, 1 - theta)  # N1
    with np.errstate(divide="ignore"):
        return float(-np.log(chance).sum() / len(X))  # N2, N3
    ### END SOLUTION

# %% kind="test" grade_id="test_nll" points=5
check(nll)

# %% [markdown]
# ## 6. Find the bug
#
# A formula you will meet in the wild: $-\sum_l x_l\log\theta_l$. It looks right. It is even right for a die with $d$ sides,
# where it comes from: there each row is one-hot. Here are two models of a digit:
#
# - **A**, the coins you fitted, with $\alpha = 1$;
# - **B**, ink with chance 0.999 everywhere: a black square.
#
# **Predict:** which of the two does the formula prefer, on the test digits?

# %% kind="explore"
A, B = fit_bernoulli(X, 1.0), np.full(X.shape[1], 0.999)


def short_cost(X, theta):
    """The formula from the wild."""
    return -(X @ np.log(theta)).mean()


print(f"short formula:  A {short_cost(T, A):8.2f}   B {short_cost(T, B):8.2f}")
print(f"your nll:       A {nll(T, A):8.2f}   B {nll(T, B):8.2f}")
plots.digits(np.array([A, B, T[0]]), ["A", "B", "a digit"])

# %% kind="question"
ask(
    "Why does the black square score almost perfectly with the short formula?",
    {
        "Because 0.999 is close to the truth": "About 13 % of the pixels are ink. It is far from the truth.",
        "It never pays for predicting ink where there is paper": "Yes. Half of the formula is missing: (1 - x) log(1 - theta).",
        "Because log 0.999 is negative": "All logarithms of chances are. What is missing is a whole kind of pixel.",
    },
)

# %% [markdown]
# A better score from a broken ruler. **Before you trust a score, ask what a silly model would get.**
#
# ## 7. Never say never
#
# Your coins without smoothing cost about 205 nats for each digit they were fitted to.
#
# **Predict:** what do they cost on the 2,000 test digits? A little less, a little more, much more?

# %% kind="explore"
theta = fit_bernoulli(X)
print("digits it learned from:", nll(X, theta))
print("test digits:           ", nll(T, theta))

# %% [markdown]
# Infinite. How many test digits are to blame?

# %% kind="explore"
never = ~X.any(axis=0)
guilty = np.flatnonzero(T[:, never].any(axis=1))
print(f"{never.sum()} of {never.size} pixels are never on in the {len(X):,} digits.")
print(f"{len(guilty)} of {len(T):,} test digits have ink on one of them; the first is number {guilty[0]}.")
plots.never_on(X, T[guilty[0]])

# %% [markdown]
# Seven digits of 2,000. One would have been enough. The model has seen 8,000 digits without ink in that place, and has
# sworn that there never will be any. One pixel breaks the oath, and the whole average is infinite.
#
# Counting alone is too sure of itself. The $\alpha$ invented pictures are the cure: they keep each $\theta_l$ away from 0
# and 1, by an amount that shrinks as real pictures come in. A pixel never on in $n$ pictures has $\theta = \alpha/(n +
# 2\alpha)$. With $\alpha = 1$ and $n = 8000$ a surprise there costs $\log 8002 = 9$ nats. Unpleasant, and no catastrophe.
#
# <details><summary>Why not simply clip theta at some tiny value?</summary>
#
# With $10^{-9}$ a surprise costs $\log 10^9 = 21$ nats, after 10 pictures and after 10,000. The price should come from the
# data.
#
# </details>
#
# **Move** *alpha* and *digits seen*. The square marks a pixel that is never on, or hardly ever. **Predict** first: with very
# few digits, should the best $\alpha$ be larger or smaller? And what does a large $\alpha$ do to the picture?

# %% kind="explore"
smooth = explore.smoothing(X[:1000], T[:500], fit_bernoulli, nll)
smooth

# %% [markdown]
# Standing still, for 30 digits and $\alpha = 1$. The curve of the test digits is a valley. To the left it rises slowly, but
# without end: at $\alpha = 0$, beyond the edge, the cost is infinite. To the right the coins forget what they saw and all
# tend to one half, a grey square.

# %% kind="explore"
smooth.controls["n"].value = 30
smooth.still()

# %% [markdown]
# Did you expect the best $\alpha$ to depend on the number of digits? It hardly does: between 0.1 and 0.3 for 10 digits as
# for 1,000. The formula does the rest: $\alpha$ counts pictures, and the same few invented ones weigh much against 10 real
# ones and little against 1,000. What changes is how much is at stake: between $\alpha = 0.001$ and the best lie 39 nats with
# 10 digits, and 0.2 nats with 1,000.
#
# <details><summary>Two honest remarks</summary>
#
# The cost of fitted digits can only rise with $\alpha$: plain counting *is* the best fit. And with many digits the test
# digits may cost *less* than the fitted ones: these 500 just happen to be written more thinly. A gap is worth looking at only
# if it is larger than such luck.
#
# </details>
#
# ## 8. Who wrote this picture?
#
# One row of coins is a blur, because a 1 and a 0 must share it. So take $K$ rows: **prototypes** $\theta_1, \dots,
# \theta_K$, with weights $p_j$. To make a picture, first choose a prototype $j$ with chance $p_j$, then throw its $d$ coins:
#
# $$p(x) = \sum_j p_j\; p(x\mid j), \qquad p(x\mid j) = \prod_l \theta_{jl}^{\,x_l}\,(1-\theta_{jl})^{1-x_l}$$
#
# This is a mixture, as in lesson 01, and the skeleton is that of lesson 01:
#
# | | lesson 01 | today |
# |---|---|---|
# | **E1** | log density: $\log N(x_i;\mu_j,\sigma_j^2)$ | log chance: $\log p(x_i\mid j)$ |
# | **E2** | add $\log p_j$ | the same |
# | **E3** | log-sum-exp per row: $\log p(x_i)$ | the same |
# | **E4** | soft counts: subtract, exponentiate | the same |
# | **E5** | log-likelihood: add over $i$ | the same |
#
# **By hand.** Two pixels, two prototypes $\theta_1 = (0.8,\ 0.4)$ and $\theta_2 = (0.2,\ 0.5)$, weights $p = (0.6,\ 0.4)$.
# The picture is "ink, paper".
#
# - Under prototype 1 its chance is $0.8\cdot 0.6 = 0.48$. Under prototype 2: $0.2\cdot 0.5 = 0.10$.
# - Times the weights: $0.288$ and $0.040$. Together $p(x) = 0.328$.
# - Shares: $0.288/0.328 = 0.878$ and $0.122$. Log-likelihood: $\log 0.328 = -1.115$.
#
# ### E1 as two matrix products
#
# The log chance of picture $i$ under prototype $j$ is
#
# $$\log p(x_i\mid j) = \sum_l x_{il}\,\log\theta_{jl} \;+\; \sum_l (1-x_{il})\,\log(1-\theta_{jl})$$
#
# We need it for all $i$ and $j$: a table $(n, K)$. Look at the first sum. It multiplies **row $i$ of `X`** with **row $j$ of
# $\log\theta$**, entry by entry, and adds up. A matrix product multiplies rows of the left matrix with *columns* of the
# right one. Turn $\log\theta$ on its side, and its rows are columns:
#
# - `X` is $(n, d)$, `np.log(theta).T` is $(d, K)$, so their product is $(n, K)$. That is the first sum, for all $i$ and $j$.
# - The second sum is the same with `1 - X` and `np.log(1 - theta)`.
#
# No table $(n, K, d)$ is ever made. For 8,000 digits and $K = 10$ that would be 63 million numbers.
#
# **A faded step.** The hand example again. The ink is there; put the paper in place of the `0`. You should get
# $\log 0.48 = -0.734$ and $\log 0.10 = -2.303$.

# %% kind="explore"
x = np.array([[1.0, 0.0]])
pair = np.array([[0.8, 0.4], [0.2, 0.5]])
ink = x @ np.log(pair).T  # (1, 2): one picture, two prototypes
paper = 0                 # your line, in place of the 0
print("E1:", np.round(ink + paper, 3))

# %% kind="question"
ask(
    "Why must we stay in logarithms here (E3), even more than in lesson 01?",
    {
        "A product of hundreds of chances can be smaller than the smallest number there is": "Yes. Here a digit has a chance of about e^-160 under its own prototype and e^-300 under a foreign one; one digit in seventy has a prototype below e^-745, where floating point ends. Larger pictures get there under every prototype, and 0/0 is nan.",
        "Because the chances could be negative": "Chances never are.",
        "Because theta could be 0": "We keep it strictly between 0 and 1: that is what smoothing buys.",
    },
)

# %% [markdown]
# Now the E-step. $\theta$ lies strictly between 0 and 1. E2 to E5 are the lines you wrote in lesson 01. (A weight $p_j$ may
# become so small that it is 0, and $\log 0 = -\infty$ is then as right as it was there; `np.errstate` keeps NumPy quiet.) It
# must stand any $n$, $d$ and $K$, also 1, also $n < K$, also two of them equal; 1200 pixels, and pictures thousands of nats
# away; chances as near to 0 and 1 as $10^{-15}$; a picture that comes twice, and two prototypes exactly alike.

# %% kind="solution" grade_id="estep"
def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float).

    X (n, d): 0 and 1. mixture: BernoulliMixture with theta (K, d) strictly between 0 and 1, p (K,).
    """
    # E1, E2  log joint: ink and paper as two matrix products, plus log p_j, (n, K)
    # E3      log p(x_i): log-sum-exp of each row about its own maximum, (n, 1)
    # E4      soft counts, (n, K)
    # E5      log-likelihood, a float
    ### BEGIN SOLUTION
    ink, paper = X @ np.log(mixture.theta).T, (1 - X) @ np.log(1 - mixture.theta).T  # E1
    with np.errstate(divide="ignore"):
        joint = ink + paper + np.log(mixture.p)  # E2
    top = joint.max(axis=1, keepdims=True)  # E3
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E3
    return np.exp(joint - rows), float(rows.sum())  # E4, E5
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# ## 9. The best prototypes for these shares
#
# As in lesson 02, the M-step makes $Q$ largest: the log-likelihood we would have if we knew who wrote what, with shares in
# place of knowledge.
#
# $$Q = \sum_i\sum_j p(j\mid x_i)\Big[\log p_j + \sum_l x_{il}\log\theta_{jl} + (1-x_{il})\log(1-\theta_{jl})\Big]$$
#
# - **M1** The soft count $N_j = \sum_i p(j\mid x_i)$, as ever.
# - What holds $\theta_{jl}$ is $S_{jl}\log\theta_{jl} + (N_j - S_{jl})\log(1-\theta_{jl})$, where $S_{jl} = \sum_i p(j\mid
#   x_i)\,x_{il}$ is the ink that component $j$ owns at pixel $l$. That is the problem of section 4, with fractions of
#   pictures: $N_j$ for $n$, and $S_{jl}$ for $s_l$. Its answer is $S_{jl}/N_j$.
# - Each component invents its own $\alpha$ inks and $\alpha$ papers:
#
# $$\textbf{M2}\qquad \theta_{jl} = \frac{S_{jl} + \alpha}{N_j + 2\alpha}$$
#
# - **M3** $p_j = N_j/n$, as in lesson 02 (there it was M4). The weights are not smoothed.
#
# A component may own next to nothing, or nothing at all ($N_j = 0$, with $\alpha > 0$); shares may be 0 and 1; a picture may
# come twice, and there may be no ink at all. $n$, $d$ and $K$ may be 1, two of them may be equal, and $n$ may be less than $K$.
#
# **By hand.** Three pictures of one pixel: ink, paper, ink. Their shares of component 1 are 0.75, 0.25 and 0.5. So $N_1 =
# 1.5$ and $S_{11} = 0.75 + 0.5 = 1.25$. With $\alpha = 0$: $\theta_{11} = 1.25/1.5 = 0.83$. **Predict** it for $\alpha = 1$.

# %% kind="question"
ask(
    "theta_11 with alpha = 1 is ...",
    {
        "2.25 / 2.5 = 0.90": "Two invented pictures were added below the line, one with ink and one with paper.",
        "2.25 / 3.5 = 0.64": "Yes: pulled from 0.83 towards one half, and strongly, because 1.5 pictures are few.",
        "3.25 / 5 = 0.65": "Close, but the soft count is 1.5, not 3 pictures.",
    },
)

# %% kind="solution" grade_id="mstep"
def mstep(X, post, alpha=1.0):
    """The BernoulliMixture that fits best, given the shares, with alpha invented inks and papers.

    X (n, d): 0 and 1. post (n, K): soft counts. Returns BernoulliMixture(theta, p), with theta (K, d), p (K,).
    """
    # M1  N_j, (K,)
    # M2  smoothed prototypes, (K, d): ink of each component by one matrix product; N as a column (K, 1)
    # M3  weights, (K,)
    ### BEGIN SOLUTION
    N = post.sum(axis=0)  # M1
    theta = (post.T @ X + alpha) / (N[:, None] + 2 * alpha)  # M2
    return BernoulliMixture(theta, N / len(X))  # M3
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# ## 10. Ten prototypes
#
# Run the rest once your check is green. The loop is the one of lesson 03 with a fixed number of passes, so that you know how
# long you wait.

# %% kind="given" grade_id="given_climb"
def climb(X, mixture, passes):
    """`passes` passes of E and M: the last mixture, the last soft counts, and the log-likelihood of each pass."""
    values = []
    for _ in range(passes):
        post, value = estep(X, mixture)
        mixture = mstep(X, post)
        values.append(value)
    return mixture, post, values

# %% [markdown]
# `init_bernoulli(X, K, seed)` makes a start: $K$ distinct digits, faded, so that ink has $\theta = 0.75$ and paper $\theta =
# 0.25$. All weights are $1/K$.
#
# **Predict:** you ask for ten prototypes of 8,000 digits, without labels. Will there be one for each of the digits 0 to 9?

# %% kind="explore"
mixture, post, values = climb(X, init_bernoulli(X, 10, seed=0), 60)
plots.prototypes(mixture, title="your ten prototypes, with their weights")

# %% [markdown]
# Nobody drew these. Now, and only now, the labels: the commonest digit among the pictures that belong mostly to each
# prototype.

# %% kind="explore"
best = post.argmax(axis=1)
counts = np.array([np.bincount(labels[best == j], minlength=10) for j in range(10)])
names = ["an 8" if digit == 8 else f"a {digit}" for digit in counts.argmax(axis=1)]
print(f"pictures that are what their prototype mostly is: {counts.max(axis=1).sum() / len(X):.0%}")
plots.prototypes(mixture, names)

# %% [markdown]
# Not one for each. Two prototypes are noughts, a round one and a slanted one. None is a 9 by its label, though numbers 4 and
# 9 look like one: the nines live there with the sevens and the fours, which lay out their ink in nearly the same way, and
# are outnumbered in both. The model looks for *ways in which ink is laid out*. What we call a digit is another question.
#
# Your climb, pass by pass. The first step is so large that the rest looks flat; yet from pass 10 to pass 60 it still gains
# 3,900 nats.

# %% kind="explore"
plots.trace(values, title="your EM on 8,000 digits")

# %% [markdown]
# ## 11. K and the start
#
# The sliders run your functions on 1,000 digits. Try K = 1, then 2, then 20. Then another *seed*. Then *method* "shares"
# (every start prototype an average of all digits with random weights, so nearly alike) and "same" (all exactly alike).
#
# **Predict** for "same": how many different prototypes will there be after 30 passes?

# %% kind="explore"
watch = explore.prototypes(X[:1000], init_bernoulli, estep, mstep)
watch

# %% [markdown]
# Standing still, at iteration 5 from "same": ten times the blur of section 4. (Five passes are over; the dotted line marks
# the E-step of the sixth, which measures these prototypes.) Identical components never separate, here as in lesson 03. From
# "shares", where at the start hardly a difference is to be seen, all are different after two or three passes. A little
# broken symmetry is enough. (With seed 0 it leads to a lower place than "random": starts still matter.)

# %% kind="explore"
watch.controls["method"].value = "same"
watch.controls["iteration"].value = 5
watch.still()

# %% [markdown]
# ## 12. What climbs?
#
# One promise has changed. With $\alpha > 0$ the M-step no longer makes $Q$ largest. It makes $Q$ **plus the log-likelihood
# of the invented pictures** largest:
#
# $$Q + \alpha\sum_j\sum_l\big[\log\theta_{jl} + \log(1-\theta_{jl})\big]$$
#
# <details><summary>Check it</summary>
#
# The terms with $\theta_{jl}$ are $(S_{jl} + \alpha)\log\theta_{jl} + (N_j - S_{jl} + \alpha)\log(1-\theta_{jl})$. That is
# section 4 once more, and its answer is M2.
#
# </details>
#
# So by the argument of lesson 02 what never falls is
#
# $$\text{log-likelihood} + \alpha\sum_j\sum_l\big[\log\theta_{jl} + \log(1-\theta_{jl})\big]$$
#
# The log-likelihood alone may fall. With 8,000 digits you did not see it, because a few invented pictures weigh little
# there. With 200 digits and $\alpha = 2$ they weigh more.

# %% kind="explore"
few, alpha = X[:200], 2.0
model, plain, smoothed, owned = init_bernoulli(few, 10, seed=0), [], [], []
for _ in range(25):
    shares, value = estep(few, model)
    plain.append(value)
    smoothed.append(value + alpha * np.log(model.theta * (1 - model.theta)).sum())
    owned.append(shares[:, 0].sum())
    model = mstep(few, shares, alpha)
print("N_1 in passes 9 to 16:", np.round(owned[8:16], 1))
plots.two_climbs(plain, smoothed, first=5)

# %% kind="question"
ask(
    "On the left the log-likelihood falls in some passes. Is there a bug?",
    {
        "Yes, a fall always proves a bug": "It does if the M-step maximises Q alone. Here it maximises something else.",
        "No: with smoothing another quantity climbs, the one on the right": "Yes. Watch the quantity that your M-step promises to raise.",
        "No, it is rounding": "It falls by dozens of nats. Rounding is a billion times smaller.",
    },
)

# %% [markdown]
# The printed line shows what happens in the long fall. Prototype 1 loses its last fifteen digits, one after the other. They
# fit less well elsewhere, so the log-likelihood falls. But the 784 coins that are left alone go back to one half, where the
# smoothing term is largest, and that gain is greater. The sum climbs all the time.
#
# ## 13. New digits
#
# A mixture can be run backwards: choose a prototype, throw its coins.
#
# **Predict:** will such a picture look more like a digit than the prototype it came from, or less?

# %% kind="explore"
rng = np.random.default_rng(0)
drawn = rng.choice(10, 10, p=mixture.p)
samples = (rng.random((10, X.shape[1])) < mixture.theta[drawn]).astype(float)
plots.digits(samples, [f"{j + 1}: {names[j]}" for j in drawn])

# %% [markdown]
# Less. (Above each stands the prototype it came from.) The digit is there, but full of specks and holes. Real strokes are
# smooth: if a pixel has ink, its neighbour probably has too. Our coins know nothing of their neighbours once the prototype
# is chosen. The mixture captures *which* digit; it does not capture how ink flows.
#
# ## 14. The other half
#
# Now cover the lower half of a digit. Can the model fill it in?
#
# It is lesson 05 again: what is missing is left out. Given the prototype the coins are independent, so the model of the
# upper half is simply the upper half of each prototype. Your `estep` gives the shares from what is to be seen. Then the
# lower half is the average of the lower halves of the prototypes, weighted with these shares.
#
# Here are eight upper halves; below the middle nothing is shown. **Predict**, before you run the cell after the next: which
# will be filled in well, and for which will the model take the digit for another?

# %% kind="explore"
chosen, half = [0, 3, 2, 18, 7, 22, 33, 27], X.shape[1] // 2
plots.digits(np.hstack([T[chosen, :half], np.zeros((8, half))]))

# %% kind="explore"
upper = BernoulliMixture(mixture.theta[:, :half], mixture.p)
shares, _ = estep(T[chosen, :half], upper)
filled = np.hstack([T[chosen, :half], shares @ mixture.theta[:, half:]])
owners = [names[j] for j in shares.argmax(axis=1)]
print("largest share of each:", np.round(shares.max(axis=1), 2))
plots.halves(T[chosen], filled, [f"taken for {name}" for name in owners])

# %% [markdown]
# The first four come out well. The 9 is "taken for a 4", because its prototype holds more fours than nines; the stroke is
# nearly right all the same, and so is that of the last 4, which is "taken for a 7". The 6 goes wrong: it becomes a 4 or a 9.
# An open 4 becomes a nought. Would you have known better, from the upper half?
#
# Now look at the largest shares. Where the model is wrong it is **hardly in doubt**: 0.97 for the 6, and 1.00 for the
# nought. It believes that 392 pixels are 392 independent witnesses. In truth neighbours copy from each other, and the
# evidence is counted many times over. Sure is not the same as right.
#
# ## 15. Which bug made this plot?
#
# Four prototypes from 500 digits, after ten passes. One program differs from yours in one line.

# %% kind="explore"
plots.prototypes(lesson.puzzle("greedy").mixture)

# %% kind="question"
ask(
    "Prototype 2 is a blur, and owns nearly two thirds of all digits. Which slip is it?",
    {
        "The M-step forgot to smooth": "Then single pixels would be exactly 0. It would not make one component so greedy.",
        "The E-step looks at ink only": "Yes. A broad blur has some ink everywhere, and never pays where the picture has paper. It explains everything.",
        "The weights were never updated": "The weights differ: they were updated.",
    },
)

# %% [markdown]
# And another: ten right passes, then one M-step with a slip.

# %% kind="explore"
pale = lesson.puzzle("pale").mixture
print("weights:           ", np.round(pale.p, 2))
print("darkest pixel of each:", np.round(pale.theta.max(axis=1), 2))
plots.prototypes(pale)

# %% kind="question"
ask(
    "All prototypes are pale, and the rare ones are the palest. Which slip is it?",
    {
        "alpha was far too large": "Then the paper would be grey too: all theta tend to one half.",
        "The ink of each component was divided by n, not by N_j": "Yes. Each prototype is paler by the factor p_j.",
        "The digits were not binarised": "Greys lie at the edges only; the middle of a stroke would stay dark.",
    },
)

# %% [markdown]
# ## 16. Quick recall

# %% kind="question"
ask(
    "From lesson 02: the N_j add up to ...",
    {
        "n": "Yes: every picture is shared out completely.",
        "n + 2 alpha K": "The invented pictures smooth theta. They are not shared out, and M3 divides by n.",
        "1": "That is what the p_j add up to.",
    },
)

# %% kind="question"
ask(
    "From lesson 03: two runs agree, but prototype 3 of one is prototype 7 of the other. What happened?",
    {
        "One of them is stuck in a local optimum": "Then their prototypes would differ, not just their numbers.",
        "Nothing: the order of components means nothing": "Yes, label switching. Compare pictures, not numbers.",
        "A bug in the M-step": "The sum over components has no order; both are right.",
    },
)

# %% kind="question"
ask(
    "From lesson 05: a person rated only 3 of 20 films. The E-step used only those. What does that correspond to here?",
    {
        "Smoothing with alpha = 3": "Smoothing invents data. Here nothing is invented.",
        "The shares from the upper half of a digit": "Yes: entries that are missing are left out of the product.",
        "The pixels that are never on": "They were seen: as paper, 8,000 times.",
    },
)

# %% [markdown]
# ## 17. If there is time: how many prototypes?
#
# Lesson 04 chose K by the fitted data alone, with BIC. Here we have digits to spare, and can simply look at new ones. We fit
# 500 digits with more and more prototypes. **Predict:** the cost of the fitted digits falls as K grows. What about
# the test digits: do they follow, stop, or turn?

# %% kind="explore"
few, sizes, seen, unseen = X[:500], [1, 2, 5, 10, 20, 40, 80], [], []
for K in sizes:
    model, _, _ = climb(few, init_bernoulli(few, K, seed=0), 20)
    seen.append(-estep(few, model)[1] / len(few))
    unseen.append(-estep(T, model)[1] / len(T))
    print(f"K = {K:2d}: {(model.p * len(few) < 2).sum():2d} prototypes own fewer than two digits")
plots.held_out(sizes, seen, unseen)

# %% [markdown]
# They follow, more slowly, and stop at about twenty. From there on even the fitted digits gain hardly anything. The printed
# lines say why: of 80 prototypes most own fewer than two digits. **Smoothing has emptied them.** A prototype that owns one
# picture has $\theta = (1 + 1)/(1 + 2) = 2/3$ for its ink and $1/3$ for its paper. So vague a prototype loses its own picture
# to a bigger neighbour. In lesson 03 a component on one point ran away to infinity. Here it starves. (Always look at the
# $N_j$.)
#
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 9.3.3 (mixtures of Bernoulli distributions, on these digits).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 3.5.2 (Bernoulli mixture models) and 4.6.2 (the
#   beta-binomial model: smoothing as a prior). Lesson 08 takes that up.
# - Why does each prototype invent its own pictures? Try $\alpha = 0.1$ and $\alpha = 10$ in the sliders of section 11, with
#   `lambda X, post: mstep(X, post, 10.0)` in place of `mstep`.
#
# **What comes next.** We had all the labels, and used none. Most of the time one has a few. Lesson 07 mixes both.
