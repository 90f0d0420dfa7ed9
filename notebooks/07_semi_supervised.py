# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 07 · A few labels, and many rows without
#
# **You will be able to** train a classifier from a few labelled rows and many unlabelled ones, and say when that hurts.
#
# **You will have made** a picture of its boundary, and its test error as labels go from two of each class to all.
#
# About 90 minutes. You write `fit_supervised` (7 lines), `estep` (4), `predict` (1), `mstep` (9) and `run` (9).

# %%
import numpy as np

from softcounts import ClassGaussians, Lesson, ask, datasets, explore, plots

lesson = Lesson("07_semi_supervised")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Lesson 06 found groups of digits in a heap of images. It never looked at a label. So it could find a group, and could not
# say its name.
#
# Labels cost work: somebody has to look at each image. Rows without a label cost nothing. Usually we have a few of the first
# and many of the second. This lesson uses both.
#
# Some words. A row with a known class is **labelled**. There are $n$ of them: `X` (n, d), with classes `y` (n,), whole
# numbers from 0 to $C-1$. A row whose class nobody told us is **unlabelled**. There are $t$ of them: `U` (t, d). To use both is
# called **semi-supervised** learning.
#
# ## 2. First look
#
# Six points with a label, three of each class. (In the code `Z` holds all 400 rows and `z` all their classes. `known` says
# which six we may see.)
#
# **Predict:** take a pen, or your finger. Where would you draw the line between circles and squares?

# %% kind="explore"
Z, z = datasets.two_leaves(400, seed=0)
known = datasets.hide_labels(z, 3, seed=5)
X, y, U = Z[known], z[known], Z[~known]
plots.labelled(X, y, title="six labelled rows")

# %% [markdown]
# Now the same six, and the 394 rows whose labels are hidden, in grey. Where would you draw the line now?

# %% kind="explore"
plots.labelled(X, y, U, title="the same six, and 394 rows without a label")

# %% kind="question"
ask(
    "The grey points have no labels. Did they tell you anything about the line?",
    {
        "No, without a label a point says nothing about classes": "Look again: do you now see two tilted clouds?",
        "Yes: they show where the clouds are; the six labels name them": "That is this lesson in one sentence.",
    },
)

# %% [markdown]
# ## 3. An ellipse for each class
#
# These clouds are tilted. A circle, as in lessons 01 to 03, cannot follow them. An ellipse can.
#
# A circle needs one number, the variance $\sigma^2$. An ellipse in the plane needs three. We write them as a matrix, the
# **covariance** $\Sigma$:
#
# $$\Sigma = \begin{pmatrix}\text{variance of }x_1 & \text{covariance}\\ \text{covariance} & \text{variance of }x_2\end{pmatrix}$$
#
# The **covariance** of $x_1$ and $x_2$ is the average of (difference of $x_1$ from its mean) × (difference of $x_2$ from its
# mean). Above 0: when one is large, the other tends to be large. Below 0: when one is large, the other tends to be small.
# The covariance of $x_1$ with itself is its variance. And the matrix is **symmetric**: the two corners are the same number.
#
# The **correlation** is the covariance divided by both standard deviations. It lies between −1 and 1.
#
# **Predict:** set the correlation to 0.9. Which way does the ellipse tilt? And what happens near −0.95?

# %% kind="explore"
explore.covariance()

# %% [markdown]
# The same, standing still: a circle, a lying ellipse, a rising one and a falling one. The full line is at 1 sigma, the dashed
# one at 2.

# %% kind="explore"
plots.ellipses([np.eye(2), [[2.0, 0.0], [0.0, 0.5]], [[1.0, 0.8], [0.8, 1.0]], [[1.0, -0.8], [-0.8, 1.0]]])

# %% [markdown]
# **Its log density.** With a covariance $\Sigma$ for each class $c$ the bell curve becomes
#
# $$\log N(x;\mu_c,\Sigma_c) = -\tfrac12\Big[d\log 2\pi + \log\det\Sigma_c + (x-\mu_c)^{\!\top}\Sigma_c^{-1}(x-\mu_c)\Big]$$
#
# - The last term takes the place of $|x-\mu|^2/\sigma^2$. It is a squared distance, measured in the ellipse's own units: all
#   points of the 1-sigma ellipse have distance 1. Its root is called the **Mahalanobis distance**.
# - $\det\Sigma$, the determinant, takes the place of $\sigma^{2d}$: it is the size of the ellipse, squared. In the plane,
#   $\det\begin{pmatrix}a&b\\b&c\end{pmatrix} = ac-b^2$.
#
# If $\Sigma = \sigma^2 I$ (with $I$ the identity matrix), this is the `log_gaussian` of lesson 01.
#
# <details><summary>By hand, if you like: along the tilt and across it</summary>
#
# $\Sigma = \begin{pmatrix}2&1\\1&2\end{pmatrix}$ has determinant $4-1=3$ and inverse
# $\frac13\begin{pmatrix}2&-1\\-1&2\end{pmatrix}$. Take $\mu = (0, 0)$. The ellipse rises to the right.
#
# - Along the tilt: the point $(1, 1)$ has squared distance $\frac13(2-1-1+2) = \frac23$.
# - Across it: $(1,-1)$, just as far on paper, has $\frac13(2+1+1+2) = 2$. Going against the tilt is more surprising.
#
# </details>
#
# The function is given. `solve(S, a)` is $S^{-1}a$, without forming the inverse; `slogdet` gives the sign and the logarithm
# of the determinant.

# %% kind="given" grade_id="given_log_full_gaussian"
def log_full_gaussian(X, mu, cov):
    """Log density of each row under each class, shape (n, C). X (n, d), mu (C, d), cov (C, d, d)."""
    columns = []
    for centre, matrix in zip(mu, cov, strict=True):
        away = X - centre  # (n, d)
        squared = (away * np.linalg.solve(matrix, away.T).T).sum(axis=1)
        log_det = np.linalg.slogdet(matrix)[1]
        columns.append(-0.5 * (X.shape[1] * np.log(2 * np.pi) + log_det + squared))
    return np.column_stack(columns)

# %% [markdown]
# ## 4. Every label known
#
# First the easy case: only labelled rows. The model has three parts for each class $c$: its proportion $\theta_c$ (the field
# `p`), its mean $\mu_c$ and its covariance $\Sigma_c$. They come as a `ClassGaussians(mu, cov, p)`.
#
# Write $n_c$ for the number of labelled rows of class $c$.
#
# $$\textbf{S1}\quad \theta_c = \frac{n_c}{n}\qquad \textbf{S2}\quad \mu_c = \frac1{n_c}\sum_{i:\,y_i=c}x_i\qquad
# \textbf{S3}\quad \Sigma_c = \frac1{n_c}\sum_{i:\,y_i=c}(x_i-\mu_c)(x_i-\mu_c)^{\!\top} + 10^{-6}I$$
#
# The product in S3 is a column times a row, so a matrix (d, d): all products of two differences at once.
#
# <details><summary>By hand, if you like: three rows</summary>
#
# The rows are $(4,0), (6,0), (5,3)$. The mean is $(5, 1)$; the differences are $(-1,-1), (1,-1), (0,2)$.
# The variances are $(1+1+0)/3 = \frac23$ and $(1+1+4)/3 = 2$. The covariance is $(1-1+0)/3 = 0$.
#
# </details>
#
# **Why the ridge?** A class has the rows $(0,0)$ and $(2,2)$: mean $(1,1)$, differences $(-1,-1)$ and $(1,1)$, so
# $\Sigma = \begin{pmatrix}1&1\\1&1\end{pmatrix}$. Its determinant is 0: two points span a line, and a line has no area. No
# density, no inverse. A **ridge** of $10^{-6}$ on the diagonal makes it thin instead of flat.
#
# The data may lie about 20 or be lengths of about 0.01. A row may come twice, or lie exactly at 0; a class may have a single
# row; $n$, $d$ or $C$ may be 1, and two of them may be equal.

# %% kind="solution" grade_id="fit_supervised"
def fit_supervised(X, y, C):
    """The ClassGaussians of labelled rows. X (n, d), y (n,) ints from 0 to C - 1; every class has a row.

    Returns mu (C, d), cov (C, d, d), p (C,).
    """
    # for each class: its rows, then
    # S2  their mean
    # S3  rows minus mean; transposed times itself; divided by their number, plus 1e-6 np.eye(d)
    # S1  the part of the rows that is in each class
    ### BEGIN SOLUTION
    d = X.shape[1]  # S2
    mu, cov = np.empty((C, d)), np.empty((C, d, d))  # S2
    for c in range(C):  # S2
        mu[c] = X[y == c].mean(axis=0)  # S2
        away = X[y == c] - mu[c]  # S3
        cov[c] = away.T @ away / len(away) + 1e-6 * np.eye(d)  # S3
    return ClassGaussians(mu, cov, np.bincount(y, minlength=C) / len(y))  # S1
    ### END SOLUTION

# %% kind="test" grade_id="test_fit_supervised" points=5
check(fit_supervised)

# %% [markdown]
# Run the pictures once your check is green. Your fit of the six rows of section 2:

# %% kind="explore"
first = fit_supervised(X, y, 2)
plots.labelled(X, y, U, first, title="your fit of six rows")

# %% [markdown]
# Three points make an ellipse, and it need not look like the cloud at all.
#
# ## 5. Rows without a label: the E-step
#
# For an unlabelled row $u$ we can do what lesson 01 did: share it out among the classes by Bayes' rule.
#
# - **E1** For each class, the log of (proportion × density): $\log\theta_c + \log N(u;\mu_c,\Sigma_c)$.
# - **E2** Over the classes, log-sum-exp: this is $\log p(u)$, the log of how probable the row is.
# - **E3** Subtract and exponentiate: $p(c\mid u)$, the soft counts of the row. They add up to 1.
# - **E4** The sum of $\log p(u_i)$ over the rows: the unlabelled log-likelihood.
#
# <details><summary>By hand, if you like: one row, two classes</summary>
#
# Proportions 0.6 and 0.4, densities of $u$ 0.1 and 0.3. The products are 0.06 and 0.12, so $p(u) = 0.18$. The soft counts are
# $\frac13$ and $\frac23$. The rarer class wins, because the row fits it so much better.
#
# </details>
#
# And a **labelled** row? There is nothing to guess. Its soft counts are 1 for its class and 0 for the others, a **one-hot**
# row, today and in every pass to come. The E-step is for the unlabelled rows only.
#
# It must stand rows 1000 standard deviations away, data in small units (lengths about 0.1), a row that comes twice or lies
# exactly at 0, two classes exactly alike, and any $t$, $d$ and $C$: 1, $t < C$, two of them equal. So must `predict`, below.

# %% kind="solution" grade_id="estep"
def estep(U, model):
    """Soft counts post (t, C) of unlabelled rows U (t, d), and their log-likelihood (a float).

    model: ClassGaussians with mu (C, d), cov (C, d, d), p (C,). Rows may lie very far away.
    """
    # E1  log joint, (t, C)
    # E2  log-sum-exp of each row about its own maximum, (t, 1)
    # E3  soft counts, (t, C)      E4  sum over the rows
    ### BEGIN SOLUTION
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)  # E1
    top = joint.max(axis=1, keepdims=True)  # E2
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))  # E2
    return np.exp(joint - rows), float(rows.sum())  # E3, E4
    ### END SOLUTION

# %% kind="test" grade_id="test_estep" points=10
check(estep)

# %% [markdown]
# **From soft counts to a decision.** If we must name one class, we name the most probable one. Exactly equal? Then the one
# with the lowest number.

# %% kind="solution" grade_id="predict"
def predict(U, model):
    """The most probable class of each row, ties to the lowest: shape (t,), int."""
    # P1  soft counts, (t, C)
    # P2  the place of the largest in each row, (t,)
    ### BEGIN SOLUTION
    return estep(U, model)[0].argmax(axis=1)  # P1, P2
    ### END SOLUTION

# %% kind="test" grade_id="test_predict" points=3
check(predict)

# %% [markdown]
# Now your classifier has a boundary. Its **test error** is the part of 2,000 new rows that it gets wrong.

# %% kind="explore"
T, truth = datasets.two_leaves(2000, seed=100)


def error(model):
    return float((predict(T, model) != truth).mean())


plots.labelled(X, y, U, first, predict=predict, title=f"six labels alone: test error {error(first):.3f}")

# %% [markdown]
# The boundaries between full covariances are curves: ellipses, parabolas, hyperbolas. With one common covariance they would
# be straight lines.
#
# ## 6. What we want to make large
#
# In words first: *how probable is everything that we have seen?*
#
# - Of a **labelled** row we have seen two things, the row and its class: $p(x_i, y_i) = \theta_{y_i}\,N(x_i;\mu_{y_i},\Sigma_{y_i})$.
# - Of an **unlabelled** row we have seen the row only. It may come from any class: $p(u_i) = \sum_c \theta_c\,N(u_i;\mu_c,\Sigma_c)$.
#
# Independent rows multiply, so their logarithms add up. What shall climb is
#
# $$L = \sum_{i=1}^{n}\log p(x_i,y_i) + \sum_{i=1}^{t}\log p(u_i)$$
#
# **Both sums.** With $t = 0$ the best model is your supervised fit. With $n = 0$ it is a mixture, as in lesson 03.
#
# ## 7. The M-step
#
# As in lesson 02, we put the shares in place of the unknown indicators. Write $v_i$ for any row, labelled or not. There is
# one weight for each row and class:
#
# - **M1** $w_{ic}$ is 1 or 0 for a labelled row (is $y_i = c$?), and $p(c\mid u_i)$ for an unlabelled one. The sum over all
#   rows is $N_c = n_c + r_c$: the labelled rows of class $c$, plus the unlabelled soft count $r_c$.
#
# The best model given these weights makes this large:
#
# $$Q = \sum_i\sum_c w_{ic}\big[\log\theta_c + \log N(v_i;\mu_c,\Sigma_c)\big]$$
#
# **The means.** Only the squared distance holds $\mu_c$. Its derivative is zero where
# $\Sigma_c^{-1}\sum_i w_{ic}(v_i-\mu_c) = 0$. Multiply by $\Sigma_c$, and solve:
#
# $$\textbf{M2}\qquad \mu_c = \frac1{N_c}\sum_i w_{ic}\,v_i$$
#
# **The covariances.** In one dimension lesson 02 found the weighted mean of the squared differences. In $d$ dimensions:
#
# 1. Write $S = \sum_i w_{ic}(v_i-\mu_c)(v_i-\mu_c)^{\!\top}$ and $\Lambda = \Sigma_c^{-1}$.
# 2. The part of $Q$ that holds $\Lambda$ is $\frac{N_c}2\log\det\Lambda - \frac12\,\mathrm{trace}(\Lambda S)$. (The *trace* is
#    the sum of the diagonal.)
# 3. Two facts: the derivative of $\log\det\Lambda$ is $\Lambda^{-1}$, that of $\mathrm{trace}(\Lambda S)$ is $S$.
# 4. So the derivative is zero where $N_c\,\Sigma_c = S$. We divide, and add the ridge:
#
# $$\textbf{M3}\qquad \Sigma_c = \frac1{N_c}\sum_i w_{ic}\,(v_i-\mu_c)(v_i-\mu_c)^{\!\top} + 10^{-6}I$$
#
# **The proportions.** As in lesson 02, $\sum_c N_c\log\theta_c$ is largest, with $\sum_c\theta_c = 1$, where $\theta_c$ is
# proportional to $N_c$. There are $n+t$ rows in all:
#
# $$\textbf{M4}\qquad \theta_c = \frac{n_c + r_c}{n+t}$$
#
# **By hand**, in one dimension and without the ridge. Labelled: 0 and 2 of class 0, and 8 of class 1. Unlabelled: 5 with
# shares $(\frac12,\frac12)$, and 10 with $(0, 1)$.
#
# - M1: $N_0 = 2 + \frac12 = 2.5$.
# - M2: $\mu_0 = (0 + 2 + \frac12\cdot5)/2.5 = 1.8$.
# - M3: $\Sigma_0 = (1.8^2 + 0.2^2 + \frac12\cdot3.2^2)/2.5 = (3.24+0.04+5.12)/2.5 = 3.36$.
# - M4: $\theta_0 = 2.5/5 = 0.5$.
#
# **Predict** $\mu_1$.

# %% kind="question"
ask(
    "mu_1 = ?",
    {
        "8": "That is the labelled row alone. The two others belong to class 1 as well, by half and whole.",
        "8.2": "Yes: (8 + 0.5 * 5 + 10) / 2.5 = 20.5 / 2.5.",
        "7.67": "You took the row at 5 whole: (8 + 5 + 10) / 3. Only half of it belongs to class 1.",
        "8.17": "You averaged two means, the labelled 8 and the unlabelled 12.5 / 1.5. Rows should count, not halves.",
    },
)

# %% [markdown]
# **A faded step.** M3 for class 1, with its mean 8.2 and its weights. Read the last line: where do the weights stand, and
# by what is it divided?

# %% kind="explore"
v = np.array([[0.0], [2.0], [8.0], [5.0], [10.0]])
weight = np.array([0.0, 0.0, 1.0, 0.5, 1.0])
away = v - 8.2
print("covariance of class 1:", (weight[:, None] * away).T @ away / weight.sum())

# %% [markdown]
# `mstep(X, y, U, post)` makes M1 to M4. `post` (t, C) belongs to the unlabelled rows. Two things to mind:
#
# - Take $C$ from `post`: a class may have no labelled row at all. ($N_c$ is never 0.)
# - There may be no labelled rows (`X` of shape (0, d)) or no unlabelled ones. Only $N_c$ and $n+t$ stand below a line.
#
# The data may lie about 20, or be lengths of about 0.01; a row may come twice; $t$, $d$ or $C$ may be 1, two of them may be
# equal, and $t$ may be less than $C$.

# %% kind="solution" grade_id="mstep"
def mstep(X, y, U, post):
    """The ClassGaussians that fits best. X (n, d), y (n,): labelled. U (t, d), post (t, C): unlabelled."""
    # M1  all rows (n + t, d); their weights (n + t, C), one-hot on top of post; N, (C,)
    # M2  means, (C, d)
    # M3  for each class: differences from the NEW mean, weighted on one side, transposed times differences, / N_c, + ridge
    # M4  proportions, (C,)
    ### BEGIN SOLUTION
    everyone, C, d = np.vstack([X, U]), post.shape[1], X.shape[1]  # M1
    weights = np.vstack([np.eye(C)[y], post])  # M1
    N = weights.sum(axis=0)  # M1
    mu = weights.T @ everyone / N[:, None]  # M2
    cov = np.empty((C, d, d))  # M3
    for c in range(C):  # M3
        away = everyone - mu[c]  # M3
        cov[c] = (weights[:, c, None] * away).T @ away / N[c] + 1e-6 * np.eye(d)  # M3
    return ClassGaussians(mu, cov, N / len(everyone))  # M4
    ### END SOLUTION

# %% kind="test" grade_id="test_mstep" points=10
check(mstep)

# %% [markdown]
# One pass, half a step at a time, from your fit of six rows. **Predict:** one ellipse is thin, the other small. What will
# the first M-step do to them?

# %% kind="explore"
post, _ = estep(U, first)
plots.labelled(X, y, U, first, post, title="after the E-step: rows shared out")

# %% kind="explore"
plots.labelled(X, y, U, mstep(X, y, U, post), post, title="after the M-step: ellipses moved")

# %% [markdown]
# The thin ellipse of class 0 has become a leaf, and class 1 has grown: 394 rows pull at them, each by its share. The six
# labelled rows keep pulling too, whole.
#
# ## 8. The loop
#
# As in lesson 03: E, M, test, with $|\text{new}-\text{old}| \le 10^{-6}\,|\text{new}|$. But what is *new*? It is $L$, with both
# sums, **at the model that entered the E-step of this pass**:
#
# - the unlabelled sum comes from `estep`;
# - the labelled sum you compute, before the M-step replaces the model. The log joint of E1, taken for `X`, is a table (n, C).
#   For each row, pick the column of its label and add them up.
#
# With the ridge $L$ may fall by a hair, less than a millionth of itself. Anything more is a bug.
#
# The loop must end well with hundreds of labelled rows and no others, or with none of them; with one coordinate, with as many
# classes as coordinates; from a start so good that it stops at the second pass, and after a slow climb of more than 100 passes.
#
# Picking one column in each row looks like this:

# %% kind="explore"
table = np.array([[10.0, 11.0], [20.0, 21.0], [30.0, 31.0]])
print(table[[0, 1, 2], [1, 0, 1]])  # row 0 column 1, row 1 column 0, row 2 column 1

# %% kind="solution" grade_id="run"
def run(X, y, U, model):
    """EM until |new - old| <= 1e-6 |new|. Returns (ClassGaussians, post, new).

    X (n, d), y (n,): labelled. U (t, d): unlabelled. model: where to begin. new: both sums at the last E-step's model.
    """
    # R1  before the first pass there is no old
    #     in every pass:
    # R2  E and both sums
    # R3  M
    # R4  test
    # R5  at its end new becomes old
    ### BEGIN SOLUTION
    old = None  # R1
    while True:
        post, unlabelled = estep(U, model)  # R2
        joint = log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)  # R2
        new = float(joint[np.arange(len(X)), y].sum() + unlabelled)  # R2
        model = mstep(X, y, U, post)  # R3
        if old is not None and abs(new - old) <= 1e-6 * abs(new):  # R4
            return model, post, new  # R4
        old = new  # R5
    ### END SOLUTION

# %% kind="test" grade_id="test_run" points=10
check(run)

# %% [markdown]
# ## 9. Your run
#
# Run the rest once your check is green. The six labels of section 2, and the 394 rows without. **Predict** the test error.
# It was 0.106: will it be a half of that, a quarter?

# %% kind="explore"
model, post, _ = run(X, y, U, first)
plots.labelled(X, y, U, model, post, predict, title=f"six labels and 394 rows without: test error {error(model):.3f}")

# %% [markdown]
# A half of the errors are gone, and not one label was added. All five functions are written. If you want a pause, here is a
# good place.
#
# ## 10. From two labels to all
#
# Play with the number of labels. Compare each with and without the unlabelled rows (the box), and try other seeds: another
# seed draws other rows to be labelled. Leave the start as it is: section 12 comes to that.
#
# **Predict:** with *all* labels, what does the box change?

# %% kind="explore"
def labelled_fit(X, y, U, C):
    return fit_supervised(X, y, C)


def wide(X, y, U, C):
    everyone = np.vstack([X, U])
    cov = np.cov(everyone.T, bias=True)
    return fit_supervised(X, y, C)._replace(cov=np.tile(cov, (C, 1, 1)), p=np.full(C, 1 / C))


starts = {"fit of the labelled rows": labelled_fit, "their means, wide": wide}
explore.labels(Z, z, (T, truth), starts, run, predict)

# %% [markdown]
# Standing still: above with the labels alone, below with the unlabelled rows as well.

# %% kind="explore"
def with_the_rest(mask):
    rows = Z[mask], z[mask], Z[~mask]
    return run(*rows, labelled_fit(*rows, 2))[0]


masks = [datasets.hide_labels(z, amount, seed=5) for amount in (2, 5, "all")]
models = [fit_supervised(Z[m], z[m], 2) for m in masks] + [with_the_rest(m) for m in masks]
kinds = ("2 a class", "5 a class", "all labels")
titles = [f"{kind}, {how}" for how in ("alone", "and the rest") for kind in kinds]
plots.boundaries(Z, z, masks * 2, models, predict, [error(m) for m in models], titles)

# %% [markdown]
# With all labels the box changes nothing: no row is left without one. With few, it changes a lot.
#
# But one seed may be luck. So: ten seeds, a thin line each, and the thick line is their mean. This cell takes a few seconds.

# %% kind="explore"
amounts = [2, 3, 5, 10, 20, 50, 100]
curves = {"labels alone": [], "labels and the rest": []}
for seed in range(10):
    masks = [datasets.hide_labels(z, amount, seed) for amount in amounts]
    curves["labels alone"].append([error(fit_supervised(Z[m], z[m], 2)) for m in masks])
    curves["labels and the rest"].append([error(with_the_rest(m)) for m in masks])
plots.errors(amounts, curves, error(fit_supervised(Z, z, 2)), title="leaves: ten draws of labels")

# %% [markdown]
# With the unlabelled rows, two labels of each class do what fifty do alone. Here each class *is* a Gaussian: the model is
# right.
#
# But look at the thin lines: at three labels, two of the ten draws went badly wrong. Section 12 asks why.
#
# ## 11. The two ends
#
# **All labelled.** No unlabelled rows: `U` has shape (0, d). What should `run` return, from any start?

# %% kind="explore"
none = Z[:0]
whole, _, _ = run(Z, z, none, wide(Z, z, none, 2))
pairs = zip(whole, fit_supervised(Z, z, 2), strict=True)
print("farthest from the supervised fit:", max(abs(one - other).max() for one, other in pairs))

# %% [markdown]
# Exactly your supervised fit. **None labelled.** Now `X` has shape (0, d). This is the mixture of lessons 01 to 03, with
# ellipses in place of circles.
#
# **Predict:** run it from one start, and from the same start with the classes exchanged. What changes?

# %% kind="explore"
backwards = ClassGaussians(first.mu[::-1], first.cov[::-1], first.p[::-1])
for begin in (first, backwards):
    fitted, _, value = run(Z[:0], z[:0], Z, begin)
    print(f"log-likelihood {value:.3f}, proportions {fitted.p.round(3)}, test error {error(fitted):.3f}")

# %% [markdown]
# The same two ellipses, with their names exchanged. Nothing in the data says which is class 0: **label switching**, as in
# lesson 03. A single label for each class would settle it. That is what labels do here: the grey rows find the shapes, the
# labels give the names.
#
# ## 12. A start that gives every row a chance
#
# Two points make a needle: an ellipse as thin as the ridge. Three can make nearly one. To a needle almost every other row is
# impossible, so the first soft counts are wild. The other start of the sliders, `wide`, keeps the means of the labelled rows,
# takes the covariance of *all* rows for each class, and makes the classes equally common.
#
# **Predict:** does the start matter, if EM climbs from both?

# %% kind="explore"
for seed in range(10):
    m = datasets.hide_labels(z, 3, seed)
    rows = Z[m], z[m], Z[~m]
    needle, broad = (run(*rows, start(*rows, 2)) for start in (labelled_fit, wide))
    print(f"seed {seed}: needles end at L = {needle[2]:.1f}, error {error(needle[0]):.3f};", end=" ")
    print(f"wide at L = {broad[2]:.1f}, error {error(broad[0]):.3f}")

# %% [markdown]
# Two of the ten runs from needles end at a much poorer place. They climbed all the way: it is a local optimum, as in the four
# rooms of lesson 03. And the cure is the same. Start more than once, and keep the larger $L$. Here you could tell the good
# run from the bad one without a single hidden label. (A needle need not end badly: with two labels a class all ten went well.)
#
# ## 13. Three clumps, two classes
#
# Here are 1,400 rows in two classes. But class 0 is **two clumps**, and class 1 lies beside one of them. One Gaussian for each
# class is the wrong model. Ten labels of each class.
#
# **Predict:** we add 0, 30, 100, 300 and then 1,000 unlabelled rows. What will the test error do?

# %% kind="explore"
B, b = datasets.three_clumps(1400, seed=0)
B_test, b_test = datasets.three_clumps(2000, seed=100)
m = datasets.hide_labels(b, 10, seed=0)
few = fit_supervised(B[m], b[m], 2)
plots.labelled(B[m], b[m], B[~m], few, predict=predict, title="20 labels alone")

# %% kind="explore"
counts, rising = [0, 30, 100, 300, 1000], []
for seed in range(10):
    m = datasets.hide_labels(b, 10, seed)
    begin = fit_supervised(B[m], b[m], 2)
    fits = [run(B[m], b[m], B[~m][:count], begin)[0] for count in counts]
    rising.append([(predict(B_test, fit) != b_test).mean() for fit in fits])
plots.errors(counts, {"20 labels and more rows": rising}, xlabel="unlabelled rows", title="clumps: ten draws of labels")

# %% [markdown]
# Thirty rows change little. Then it **rises**. With a thousand rows every one of the ten draws is worse than with none: a
# quarter of the test rows is wrong. Look at what your EM has found:

# %% kind="explore"
m = datasets.hide_labels(b, 10, seed=0)
worse, shares, _ = run(B[m], b[m], B[~m], few)
plots.labelled(B[m], b[m], B[~m], worse, shares, predict, title="20 labels and 1380 rows without")

# %% kind="question"
ask(
    "Which of the two models gives the larger L?",
    {
        "The one with the smaller test error": "Then EM would not have left it. It climbed from there.",
        "The one in the last picture": "Yes. Two ellipses describe the three clumps best if they share them like this.",
        "They are the same": "EM started at the first and climbed to the second.",
    },
)

# %% [markdown]
# There is no bug. $L$ asks how well two Gaussians describe **all** rows. 1,380 rows say: one ellipse for the left clump, one
# for the two on the right. Twenty labels say otherwise, and are outvoted. So the whole right clump of class 0, a quarter of
# all rows, gets the wrong name. If the model were right, the clouds and the classes would agree. Here they do not.
#
# So: **unlabelled data help when the model is right, and can hurt when it is wrong.** Keep some labels back and measure.
#
# ## 14. Digits
#
# Now real images. A digit has 784 pixels, far too many for a covariance from 20 labels. **Principal components** are the
# directions in which the images differ most; we keep the first four numbers of each image (Bishop, section 12.1).
#
# First the digits 0, 1 and 2, with 20 labels in all and 2,000 images without. EM starts `wide`.
#
# **Predict:** how many of 100 test digits does each of the two classifiers get right?

# %% kind="explore"
def compare(digits, sizes, seeds=5):
    A, a, A_test, a_test = datasets.digit_components(digits, 4)
    for seed in range(seeds):
        order = np.random.default_rng(seed).permutation(len(A))
        chosen = np.concatenate([order[a[order] == c][:size] for c, size in enumerate(sizes)])
        rest = np.setdiff1d(order, chosen)[:2000]
        rows = A[chosen], a[chosen], A[rest]
        fits = fit_supervised(*rows[:2], len(digits)), run(*rows, wide(*rows, len(digits)))[0]
        few, many = ((predict(A_test, fit) == a_test).mean() for fit in fits)
        print(f"seed {seed}: {few:.1%} right with {sum(sizes)} labels, {many:.1%} with {len(rest)} images more")


compare((0, 1, 2), (7, 7, 6))

# %% [markdown]
# With all 2,489 labels your `fit_supervised` gets about 96 % as well. Twenty labels were enough, in each of the five draws.
#
# And now two digits that look alike, 4 and 9, with ten labels each. **Predict** before you run.

# %% kind="explore"
compare((4, 9), (10, 10))

# %% [markdown]
# Worse, every time, and no better than a coin. (With all 1,594 labels your `fit_supervised` gets 79 %.) In these four numbers
# the two large clouds are not "4" and "9". They are digits that lean more and digits that lean less, both 4 and 9 in each.
# EM finds what is there, and it is not what we asked for. Nothing in $L$ tells you. Only labels that were kept back do.
#
# ## 15. Which bug made this plot?
#
# **Plot A.** Thirty passes on the leaves, five labels of each class. Compare the ellipses with the clouds.

# %% kind="explore"
leaves, which = datasets.two_leaves(200, seed=3)
kept = datasets.hide_labels(which, 5, seed=3)
seen = leaves[kept], which[kept], leaves[~kept]
plots.labelled(*seen, lesson.puzzle("lying_straight").model, title="plot A")

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "The ridge is missing": "A ridge of a millionth cannot be seen here.",
        "Divided by n + t instead of N_c": "Then the ellipses would be too small, but tilted like the clouds.",
        "Only variances, no covariances": "Yes. Entries off the diagonal are 0, so the ellipses cannot tilt.",
    },
)

# %% [markdown]
# **Plot B.** The ellipses look right, but count the rows on both sides.

# %% kind="explore"
puzzle = lesson.puzzle("half_and_half").model
mine, _, _ = run(*seen, fit_supervised(*seen[:2], 2))
print("proportions in plot B:", puzzle.p.round(3), "  yours:", mine.p.round(3), "  truth:", np.bincount(which) / 200)
plots.labelled(*seen, puzzle, predict=predict, title="plot B")

# %% kind="question"
ask(
    "Why is each class one half?",
    {
        "The proportions were taken from the labels alone": "Yes. Five and five were labelled; the other 190 did not vote.",
        "The prior was left out of the E-step": "Then the M-step would still count unequal soft counts.",
        "The soft counts were rounded to 0 or 1": "Rounded counts of 120 and 80 points would still be unequal.",
    },
)

# %% [markdown]
# **Trace C.** A program prints one number for each pass on the clumps. It falls in the first passes.

# %% kind="explore"
puzzle = lesson.puzzle("one_part")
plots.trace(puzzle.trace, title="trace C")

# %% kind="question"
ask(
    "Is there a bug in the E-step or the M-step?",
    {
        "Yes: a fall always proves it": "A fall of what climbs proves it. Is this what climbs?",
        "Not necessarily: it may be the unlabelled sum alone": "Yes. All steps are right; the labelled sum gains more.",
    },
)

# %% kind="explore"
plots.climbing(puzzle.right, puzzle.trace, title="the same run, both sums on the left")

# %% [markdown]
# ## 16. Quick recall

# %% kind="question"
ask(
    "From lesson 02: if all soft counts are one-hot, the M-step gives ...",
    {
        "class means, class variances, class frequencies": "Yes. A labelled row is a row whose soft counts are one-hot.",
        "the K = 1 answer": "That comes from equal soft counts.",
        "nan": "Only a class without any row would do that.",
    },
)

# %% kind="question"
ask(
    "From lesson 01: why does the E-step subtract each row's maximum before it exponentiates?",
    {
        "It makes the shares larger": "The shares do not change at all.",
        "So that far-away rows do not vanish": "Yes. One term is exp(0) = 1, so the sum cannot be 0.",
        "Because probabilities must be below 1": "Densities may be above 1; that does no harm.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, sections 4.2.1 and 4.2.2 (Gaussian classes, their boundaries and their fit)
#   and 9.3.1 (EM with full covariances).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 9.2 (Gaussian discriminant analysis) and chapter 19
#   (learning with fewer labelled examples).
# - Nigam, McCallum, Thrun and Mitchell (2000) did this for text. They also weigh the unlabelled rows down by a factor. What
#   would a factor of 0.1 do in section 13?
# - Penguins: `datasets.penguins(datasets.MEASURES[:2])` gives their bills and their species. Keep five names of each with
#   `datasets.hide_labels`. How many of the hidden names does `predict` get wrong, with `run` and without?
# - Give each class *two* ellipses and the clumps stop hurting. Which sums would change?
#
# **What comes next.** Six labels were enough here because the other rows helped. Sometimes no other rows are there, but we
# know something beforehand. To put that in is the next topic: lesson 08, priors.
