# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 08 · Priors: what you knew before
#
# **You will be able to** put what you know beforehand into an estimate, of a coin, of a mean, and of a whole mixture.
#
# **You will have made** a belief that sharpens with each observation, and an EM that never collapses onto a single point.
#
# About 85 minutes. You write `beta_mean` (2 lines), `gaussian_posterior` (3 lines), `log_prior` (8 lines) and `map_mstep` (7
# lines).

# %%
import math

import numpy as np

from softcounts import GaussianMixture, Lesson, MixturePrior, ask, datasets, explore, init, plots

lesson = Lesson("08_priors")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# Three things were left open.
#
# - Lesson 03: a component that sits on a single point makes the likelihood infinite.
# - Lesson 05: a floor under the variances stopped that. But why 0.25?
# - Lesson 06: we invented $\alpha$ inks and $\alpha$ papers, and it helped. By what right?
#
# All three have one answer. Before the data came, we knew something. Bayes' rule says how to put it in. We begin with a coin.
#
# ## 2. First play: three throws
#
# You throw an unknown coin three times: heads, heads, heads. Counting says that the chance of heads is $3/3 = 1$. So tails
# would be impossible. Nobody believes that.
#
# Call the chance of heads $\theta$. The picture shows three curves over $\theta$:
#
# - the **prior**: what you believed before the throws;
# - the **likelihood**: how probable the throws are, for each $\theta$;
# - **their product**: what you believe afterwards. It is called the **posterior**. This is Bayes' rule: the posterior is
#   proportional to prior times likelihood.
#
# All three are drawn with area 1, so that you can compare their shapes.
#
# The prior has two numbers, $a$ and $b$. **Predict** before you move anything: will larger $a$ and $b$ pull the product away
# from 1, or towards it? And what will twenty more heads do?

# %% kind="explore"
explore.coin()

# %% [markdown]
# The same, standing still: three heads, and the prior with $a = b = 2$. The likelihood alone is highest at $\theta = 1$. The
# product has its top at 0.8. Larger $a$ and $b$, as long as they are equal, pull it to the middle; more heads pull it back.

# %% kind="explore"
plots.coin(3, 0, 2.0, 2.0)

# %% [markdown]
# ## 3. A coin
#
# Let there be $h$ heads and $t$ tails.
#
# - **C1** The likelihood. Each head contributes a factor $\theta$, each tail a factor $1-\theta$: $\;\theta^{h}(1-\theta)^{t}$.
# - **C2** The prior. We choose one of the same form, the **beta density** with two numbers $a, b > 0$. Up to a constant it is
#   $\;\theta^{a-1}(1-\theta)^{b-1}$. We write it $\text{Beta}(a, b)$. With $a = b = 1$ it is flat.
# - **C3** Multiply. The exponents add up: $\;\theta^{h+a-1}(1-\theta)^{t+b-1}$. That is a beta density again, with the numbers
#   $A = h + a$ and $B = t + b$.
# - **C4** Its mean. The mean of $\text{Beta}(A, B)$ is $\frac{A}{A+B}$ (take this as known). So
#
# $$\textbf{C4}\qquad \text{mean of } \theta \;=\; \frac{h + a}{h + t + a + b}$$
#
# Look at the fraction. It is counting, with $a$ heads and $b$ tails **invented**. A prior is pseudo-data.
#
# **By hand.** Three heads, no tails, $a = b = 1$: $\frac{3 + 1}{3 + 2} = 0.8$. **Predict** it for $a = b = 10$.

# %% kind="question"
ask(
    "Three heads, no tails, a = b = 10. The mean is ...",
    {
        "13/13 = 1": "The invented tails are missing below the line.",
        "13/23 = 0.565": "Yes. Twenty invented throws outweigh three real ones.",
        "12/21 = 0.571": "That is the top of the density, not its mean. Section 11 comes back to that.",
    },
)

# %% [markdown]
# `heads` and `tails` may be whole or not (soft counts!), and both may be 0: no throw at all. Then the mean of the prior comes
# back. `a` and `b` may be as small as 0.01, or hundreds.

# %% kind="solution" grade_id="beta_mean"
def beta_mean(heads, tails, a, b):
    """The mean of theta after the throws, with the prior Beta(a, b).

    heads, tails: numbers from 0. a, b: numbers above 0. Returns a float.
    """
    # C3  the two numbers of the posterior
    # C4  its mean
    ### BEGIN SOLUTION
    A, B = heads + a, tails + b  # C3
    return A / (A + B)  # C4
    ### END SOLUTION

# %% kind="test" grade_id="test_beta_mean" points=3
check(beta_mean)

# %% [markdown]
# Run the rest once your check is green. Here is the slider again, with your mean as a black triangle. Give it 30 heads and 0
# tails. How strong must the prior be to hold against them? (Even with $a = b = 20$ the mean is 0.71.)

# %% kind="explore"
explore.coin(beta_mean)

# %% [markdown]
# Now lesson 06. There each pixel was a coin, and $\theta_l = \frac{s_l + \alpha}{n + 2\alpha}$. Compare with C4: heads are
# the $s_l$ pictures with ink, tails are the $n - s_l$ others, and $a = b = \alpha$. **Laplace smoothing is the mean of a
# posterior.** That is by what right we invented pictures: they are a prior that holds ink and paper for equally likely.

# %% kind="explore"
for heads, n, alpha in ((0, 8000, 1.0), (0, 10, 1.0), (8, 10, 0.5)):
    smoothed = (heads + alpha) / (n + 2 * alpha)
    print(f"{heads} of {n}, alpha {alpha}: lesson 06 says {smoothed:.6f}, you {beta_mean(heads, n - heads, alpha, alpha):.6f}")

# %% [markdown]
# ## 4. A mean, and a bell before the data
#
# You wait for Old Faithful. A friend said: "About 60 minutes between eruptions. Give or take 10." That is your prior for the
# mean waiting time $\mu$: a bell with mean $m_0 = 60$ and variance $v_0 = 10^2 = 100$.
#
# Then you measure. One waiting time scatters about $\mu$ with the **noise variance** $\sigma^2$. We take it as known: $\sigma^2 = 185$,
# so a standard deviation of 13.6 minutes. The first times are 79, 54 and 74.
#
# **Predict:** after these three, will your belief about $\mu$ lie nearer to your friend's 60 or to the data's average, 69?
#
# We look for the posterior: prior times likelihood, as before. With logarithms the product becomes a sum, and each bell
# becomes a square. Constants that do not contain $\mu$ are written $\dots$ and forgotten.
#
# - **S1** Add the logarithms:
# $$-\frac{(\mu - m_0)^2}{2 v_0} \;-\; \sum_{i=1}^n \frac{(x_i - \mu)^2}{2 \sigma^2} \;+\; \dots$$
# - **S2** Multiply the squares out, and collect what stands with $\mu^2$. The prior gives $\frac{1}{v_0}$, each observation
#   $\frac{1}{\sigma^2}$:
# $$-\frac{\mu^2}{2}\Big(\underbrace{\frac{1}{v_0} + \frac{n}{\sigma^2}}_{\text{precision}}\Big)$$
# - **S3** Collect what stands with $\mu$:
# $$+\;\mu\,\Big(\underbrace{\frac{m_0}{v_0} + \frac{\sum_i x_i}{\sigma^2}}_{\text{pull}}\Big)$$
# - **S4** Complete the square. What is left is $-\frac{\text{precision}}{2}\mu^2 + \text{pull}\cdot\mu$, and that is
# $$-\frac{1}{2v}(\mu - m)^2 + \dots \qquad\text{with}\qquad v = \frac{1}{\text{precision}}, \quad m = \frac{\text{pull}}{\text{precision}}$$
#
# A square in the logarithm is a bell. So the posterior is a bell with mean $m$ and variance $v$.
#
# <details><summary>Check S4</summary>
#
# $-\frac{1}{2v}(\mu - m)^2 = -\frac{1}{2v}\mu^2 + \frac{m}{v}\mu - \frac{m^2}{2v}$. So $\frac1v$ must be the precision, $\frac{m}{v}$
# the pull, and the last term has no $\mu$ in it.
#
# </details>
#
# **Precision** is one over a variance: how sure one is. S2 says it in words: **precisions add up**. The mean $m$ is a weighted
# mean of $m_0$ and the observations, and the weights are their precisions.
#
# **A faded step.** Prior mean 0 and variance 1. Two observations, 2 and 4, with noise variance 2. S4 is left to you: put your
# line in place of the dots. You should get mean 1.5 and variance 0.5.

# %% kind="explore"
seen, noise = np.array([2.0, 4.0]), 2.0
precision = 1 / 1.0 + 2 / noise          # S2: of the prior, and of two observations
pull = 0.0 / 1.0 + seen.sum() / noise    # S3
answer = ...                             # S4: your line, in place of the dots: (mean, variance)
print(precision, pull, answer)

# %% [markdown]
# The data's average is 3, the prior's mean 0. Both have precision 1 here: one prior of variance 1, and two observations of
# variance 2. So the answer lies in the middle.
#
# Now write it. There may be one observation, or none ($n = 0$): then the prior comes back. A value may come twice or be 0, and
# the data may lie far from 0, about 50 say. `prior_var` may be infinite (`inf`): a **flat** prior, which says nothing (then
# there is at least one observation). And variances may be tiny or huge, from $10^{-8}$ to $10^8$. No case needs an `if`.

# %% kind="solution" grade_id="gaussian_posterior"
def gaussian_posterior(x, var, prior_mean, prior_var):
    """Mean and variance of what is known of a mean after the observations.

    x (n,): observations with noise variance var. The prior is a bell (prior_mean, prior_var). Returns two floats.
    """
    # S2  the precision: of the prior, and of n observations
    # S3  the pull
    # S4  mean and variance
    ### BEGIN SOLUTION
    precision = 1 / prior_var + len(x) / var  # S2
    pull = prior_mean / prior_var + x.sum() / var  # S3
    return float(pull / precision), float(1 / precision)  # S4
    ### END SOLUTION

# %% kind="test" grade_id="test_gaussian_posterior" points=5
check(gaussian_posterior)

# %% [markdown]
# The picture shows prior, likelihood and product for the first waiting times, and your bell as rings. Let the *observations*
# come in, one by one. Then make the prior very sure (*prior sd* small), and wrong.

# %% kind="explore"
waiting = datasets.old_faithful("minutes")[:, 1]
believe = explore.belief(waiting[:60], 185.0, gaussian_posterior, 60.0, 10.0, "mean waiting time (minutes)")
believe

# %% [markdown]
# Standing still after three observations. The black ticks are the observations. Your rings should lie on the full line.

# %% kind="explore"
believe.controls["n"].value = 3
believe.still()

# %% kind="explore"
for n in (0, 1, 3, 10, 60, 272):
    mean, var = gaussian_posterior(waiting[:n], 185.0, 60.0, 100.0)
    print(f"{n:3d} observations: mean {mean:.1f}, standard deviation {var**0.5:.1f}")
print("flat prior, all data:", np.round(gaussian_posterior(waiting, 185.0, 60.0, np.inf)[0], 1))

# %% kind="question"
ask(
    "After 3 observations the mean is 65.6, a little nearer to 69 than to 60. Why?",
    {
        "Data always count more than a prior": "With one observation the mean is nearer to 60.",
        "Three observations have precision 3/185, the prior 1/100": "Yes: 0.016 against 0.010. Precisions decide.",
        "The friend was wrong": "Bayes' rule does not know who is right. It weighs by precision.",
    },
)

# %% [markdown]
# The prior weighs as much as $185/100 = 1.85$ observations, and that stays so. Against 272 real ones it hardly counts. **Data
# outweigh any prior in the end, unless it was infinitely sure.**
#
# ## 5. A component on one point
#
# Back to mixtures. These are the speeds at which 82 galaxies move away from us, in 1000 km/s: a famous little data set. Far
# galaxies move faster, so groups on this line are clusters of galaxies in space. Here are E- and M-step as you wrote them.

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
# `climb` makes passes of E and M until a variance falls below $10^{-8}$. That is a **failed fit**: the component sits on one
# point. `step(X, post)` is the M-step to use.

# %% kind="given" grade_id="given_climb"
def climb(X, mixture, step, passes):
    """Up to `passes` passes; stops at a collapse. All mixtures, all log-likelihoods, and whether it collapsed."""
    mixtures, values, collapsed = [mixture], [], False
    while len(values) < passes and not collapsed:
        post, value = estep(X, mixture)
        mixture = step(X, post)
        mixtures.append(mixture)
        values.append(value)
        collapsed = not (mixture.var > 1e-8).all()
    return mixtures, values, collapsed

# %% [markdown]
# We ask for eight components, from start number 6. **Predict:** what will the log-likelihood do in the last passes before a
# collapse?

# %% kind="explore"
galaxies = datasets.galaxies()
plain, values, collapsed = climb(galaxies, init(galaxies, 8, 6)[0], mstep, 1000)
post, last = estep(galaxies, plain[-1])
j = plain[-1].var.argmin()
print(f"collapsed: {collapsed}, after {len(values)} passes")
print(f"component {j + 1}: N_j = {post[:, j].sum():.2f}, mean {plain[-1].mu[j, 0]:.3f}, variance {plain[-1].var[j]:.1e}")
plots.trace([*values[-30:], last], title="the last passes, and the collapse")

# %% [markdown]
# For 400 passes all looks well. Then component 5 closes in on a single galaxy, the one at 25.633. In the last pass its variance
# falls from 0.008 to 0.000000000003, and the log-likelihood shoots up. One pass more, and the variance is exactly 0 and all
# soft counts are `nan`. This is lesson 03's likelihood without a top.
#
# Lesson 05 put a **floor** under the variances. Here it is 0.001.

# %% kind="explore"
def floored(X, post):
    mixture = mstep(X, post)
    return mixture._replace(var=np.maximum(mixture.var, 0.001))


floor = climb(galaxies, init(galaxies, 8, 6)[0], floored, 1000)[0][-1]
print("variance of component 5:", floor.var[4], "  galaxies it owns:", round(82 * floor.p[4], 2))

# %% [markdown]
# It does not blow up. But it still sits on its one galaxy, as narrow as we let it be. And why 0.001, and not 0.01? A floor cuts
# off. It does not say what you believe.
#
# What *do* you believe? Suppose you know from other parts of the sky that the speeds in a cluster have a standard deviation
# near 0.7, and that no cluster is a single point. That is a prior. Now we write it down.
#
# ## 6. A prior for a mixture
#
# A mixture has three kinds of letters: means $\mu_j$, variances $\sigma_j^2$ (in code `var[j]`) and weights $p_j$. The prior has
# three parts. Its five numbers stand in `MixturePrior(mean, count, shape, scale, alpha)`.
#
# - **P1** The mean $\mu_j$ is somewhere about $m_0$ = `mean`, shape (d,). Given $\sigma_j^2$ it is a bell with variance
#   $\sigma_j^2/c$, where $c$ = `count`: as sure as if $c$ points had been seen at $m_0$. This is lesson 01's log density, with
#   $\sigma_j^2/c$ for the variance:
# $$-\frac d2\log\frac{2\pi\sigma_j^2}{c} \;-\; \frac{c\,|\mu_j - m_0|^2}{2\sigma_j^2}$$
# - **P2** The variance has an **inverse gamma** density with $s$ = `shape` and $r$ = `scale`. What matters are two terms:
#   $-r/\sigma_j^2$ forbids 0, and $-(s+1)\log\sigma_j^2$ makes large values rare. The rest is a constant:
# $$s\log r - \log\Gamma(s) \;-\; (s+1)\log\sigma_j^2 \;-\; \frac{r}{\sigma_j^2}$$
# - **P3** The weights have a **Dirichlet** density: C2 for $K$ sides instead of two, with the same $\alpha$ = `alpha` $\ge 1$ for
#   each side:
# $$\log\Gamma(K\alpha) - K\log\Gamma(\alpha) \;+\; (\alpha - 1)\sum_j \log p_j$$
# - **P4** Add: P1 and P2 for every component, and P3 once.
#
# $\Gamma$, the **gamma function**, is there so that areas are 1. For whole numbers $\Gamma(k) = 1\cdot 2\cdots(k-1)$. Python has its
# logarithm: `math.lgamma`. You need not know more of it.
#
# Where is P2 highest? Set its derivative by $\sigma_j^2$ to zero: $-\frac{s+1}{\sigma_j^2} + \frac{r}{\sigma_j^4} = 0$, so at
# $\sigma_j^2 = \frac{r}{s+1}$. With $s = r = 1$ that is 0.5, a standard deviation of 0.7. That is our belief about galaxies.
#
# **By hand.** One component ($K = 1$) in one dimension, with $\mu = m_0$, $\sigma^2 = 1$, $c = 1$, $s = r = 1$, $\alpha = 1$. P1 is
# $-\frac12\log 2\pi = -0.919$. P2 is $0 - 0 - 0 - 1 = -1$. P3 is 0. Together $-1.919$.
#
# **Predict:** the variance shrinks from 1 to 0.001. What happens to P2?

# %% kind="question"
ask(
    "With s = r = 1 and a variance of 0.001, P2 is about ...",
    {
        "+14: narrow is good": "-2 log 0.001 is +13.8, but the term -r/var is -1000.",
        "-986": "Yes: 13.8 - 1000. The term -r/var wins by far: no likelihood of a few points pays for that.",
        "0": "Then nothing would forbid a collapse.",
    },
)

# %% [markdown]
# `log_prior` gets a mixture of any $K$ and $d$, also 1, also $d = K$. Components may be exactly alike, a mean may lie exactly
# at the prior's, and all may lie far from 0, about 50. Variances may lie between $10^{-3}$ and $10^3$; the prior may be strong.
# One corner: with $\alpha = 1$ the weights' density is flat, so a weight may be exactly 0 there. The term with $\log p_j$ then
# counts 0, not `nan`. With $\alpha > 1$ all weights are above 0.

# %% kind="solution" grade_id="log_prior"
def log_prior(mixture, prior):
    """The log density of the mixture before the data, with all constants: a float.

    mixture: GaussianMixture(mu (K, d), var (K,), p (K,)). prior: MixturePrior(mean (d,), count, shape, scale, alpha).
    """
    # P1  bell of each mean, (K,)
    # P2  inverse gamma of each variance, (K,)
    # P3  Dirichlet of the weights, a number; where alpha = 1 only its constant is left
    # P4  everything added
    ### BEGIN SOLUTION
    mean, count, shape, scale, alpha = prior
    mu, var, p = mixture
    K, d = mu.shape
    squared = ((mu - mean) ** 2).sum(axis=1)  # P1
    centres = -d / 2 * np.log(2 * np.pi * var / count) - count * squared / (2 * var)  # P1
    widths = shape * np.log(scale) - math.lgamma(shape) - (shape + 1) * np.log(var) - scale / var  # P2
    dirichlet = math.lgamma(K * alpha) - K * math.lgamma(alpha)  # P3
    if alpha > 1:  # P3
        dirichlet = dirichlet + (alpha - 1) * np.log(p).sum()  # P3
    return float(centres.sum() + widths.sum() + dirichlet)  # P4
    ### END SOLUTION

# %% kind="test" grade_id="test_log_prior" points=6
check(log_prior)

# %% [markdown]
# ## 7. The M-step with a prior
#
# The E-step does not change: given the mixture, the soft counts are what they were. The M-step made
# $Q$ largest (lesson 02). Now it makes **$Q$ + log prior** largest. We collect the terms, letter by letter.
#
# - **M1** $N_j = \sum_i p(j\mid x_i)$, as ever. (In code $p(j\mid x_i)$ is `post[i, j]`.)
# - **M2** Terms with $\mu_j$: $\;-\frac{1}{2\sigma_j^2}\big[\sum_i p(j\mid x_i)|x_i - \mu_j|^2 + c\,|\mu_j - m_0|^2\big]$. This is S1 again,
#   with weights. So $\mu_j$ is a weighted mean of real and invented points:
# $$\mu_j = \frac{c\,m_0 + \sum_i p(j\mid x_i)\,x_i}{c + N_j}$$
# - **M3** The bracket, at this **new** $\mu_j$, is the spread $R_j$ of real and invented points:
# $$R_j = \sum_i p(j\mid x_i)\,|x_i - \mu_j|^2 + c\,|\mu_j - m_0|^2$$
# - **M4** Terms with $\sigma_j^2$. From $Q$: $-\frac{d N_j}{2}\log\sigma_j^2$. From P1: $-\frac d2\log\sigma_j^2$. From P2:
#   $-(s+1)\log\sigma_j^2 - \frac{r}{\sigma_j^2}$. And $-\frac{R_j}{2\sigma_j^2}$. Together, with the half taken out:
# $$-\tfrac12\Big[\big(2s + 2 + d\,(N_j+1)\big)\log\sigma_j^2 + \frac{2r + R_j}{\sigma_j^2}\Big]$$
#   As for P2, the derivative is zero where $\sigma_j^2$ is the second number divided by the first:
# $$\sigma_j^2 = \frac{2r + R_j}{2s + 2 + d\,(N_j + 1)}$$
# - **M5** Terms with $p_j$: $\sum_j (N_j + \alpha - 1)\log p_j$. That is lesson 02's problem with $\alpha - 1$ more points for each
#   component:
# $$p_j = \frac{N_j + \alpha - 1}{n + K(\alpha - 1)}$$
#
# Read M4 once more. Above the line stand squared differences, below it their number. The prior invents $2s + 2 + d$ of them,
# whose sum is $2r$ (and their share of $R_j$). **The variance can never be 0, because $2r$ is not.**
#
# A component may own nothing at all: $N_j = 0$. Then the prior alone speaks. This is inside the contract now.
#
# **By hand.** One dimension. A component owns one point, $x = 4$, with share 1. The prior: $m_0 = 0$, $c = 1$, $s = r = 1$. Then
# $\mu = \frac{0 + 4}{1 + 1} = 2$, and $R = (4-2)^2 + (2-0)^2 = 8$.

# %% kind="question"
ask(
    "So its variance is ...",
    {
        "8 / 1 = 8": "The prior's 2r and 2s + 2 + d are missing.",
        "(2 + 8) / (2 + 2 + 2) = 1.67": "Yes: 10 is the sum of squares, and they count as 6.",
        "(2 + 8) / (2 + 2 + 1) = 2": "d (N_j + 1) is 2 here: the bell of the mean counts too.",
    },
)

# %% [markdown]
# $n$, $d$ and $K$ may be 1, two of them may be equal, and $n$ may be less than $K$. Shares may be 0 and 1, a point may come
# twice or lie exactly at 0, all may lie far from 0, about 50. The prior may be strong or next to nothing, variances as small
# as $10^{-9}$, and `alpha` may be 1.

# %% kind="solution" grade_id="map_mstep"
def map_mstep(X, post, prior):
    """The GaussianMixture that makes Q + log prior largest, given the shares.

    X (n, d): data. post (n, K): soft counts. prior: MixturePrior(mean (d,), count, shape, scale, alpha).
    """
    # M1  N_j, (K,)
    # M2  means of real and invented points, (K, d); N as a column (K, 1)
    # M3  their spread about the new means, (K,)
    # M4  variances, (K,)
    # M5  weights, (K,)
    ### BEGIN SOLUTION
    mean, count, shape, scale, alpha = prior
    (n, d), K = X.shape, post.shape[1]
    N = post.sum(axis=0)  # M1
    mu = (count * mean + post.T @ X) / (count + N)[:, None]  # M2
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)  # M3
    spread = (post * squared).sum(axis=0) + count * ((mu - mean) ** 2).sum(axis=1)  # M3
    var = (2 * scale + spread) / (2 * shape + 2 + d * (N + 1))  # M4
    return GaussianMixture(mu, var, (N + alpha - 1) / (n + K * (alpha - 1)))  # M5
    ### END SOLUTION

# %% kind="test" grade_id="test_map_mstep" points=10
check(map_mstep)

# %% [markdown]
# Run the rest once your check is green. First, is a prior really pseudo-data? We put one more row at `mean` into the data, of
# which *every* component owns `count`, and call lesson 02's `mstep`. Its means must be yours.

# %% kind="explore"
prior = MixturePrior(galaxies.mean(axis=0), 0.1, 1.0, 1.0, 1.0)
post, _ = estep(galaxies, init(galaxies, 3, 0)[0])
more, owned = np.vstack([galaxies, prior.mean]), np.vstack([post, np.full(3, prior.count)])
print("your means:             ", map_mstep(galaxies, post, prior).mu[:, 0])
print("mstep, one row invented:", mstep(more, owned).mu[:, 0])

# %% [markdown]
# ## 8. The collapse, cured
#
# The same galaxies, the same start. The prior is weak: a tenth of a point at the overall mean, and P2 with its top at a
# standard deviation of 0.7. **Predict:** where will the smallest variance end?

# %% kind="explore"
believed, _, failed = climb(galaxies, init(galaxies, 8, 6)[0], lambda X, post: map_mstep(X, post, prior), 400)
print("failed with the prior:", failed, "  variances:", np.round(believed[-1].var, 2))
print("weights:", np.round(believed[-1].p, 3))
narrowest = {"plain EM": plain, "with the prior": believed}
plots.shrinking({name: [mixture.var.min() for mixture in run] for name, run in narrowest.items()})

# %% kind="explore"
titles = ["plain EM, at its last pass", "with the prior"]
plots.bells(galaxies, [plain[-1], believed[-1]], titles, "speed (1000 km/s)")

# %% [markdown]
# Above, narrow spikes stand on one or two galaxies. Below, no standard deviation is smaller than 0.63. Components 1, 4 and 5 lie
# on each other near 20.8 and own next to nothing: their weights are below 0.01. Eight were too many, and those three do no harm.
#
# The far galaxies, at 16 and at 33, are left to one broad bell. From start 0 EM ends higher, with one bell at 16 and another at
# 30. A prior cures collapse, not bad luck: restarts (lesson 03) are needed as before.
#
# ## 9. What climbs?
#
# As in lesson 06, the M-step has a new aim, so another quantity climbs: **log-likelihood + log prior**. (By lesson 02's argument:
# $Q$ plus the entropy of the shares touches the log-likelihood from below. Add the log prior to both.)
#
# We start where plain EM with three components has come to rest: at a top of the log-likelihood, if only a local one. From
# there we go on with a prior. **Predict:** can the log-likelihood rise?

# %% kind="explore"
mixture = climb(galaxies, init(galaxies, 3, 0)[0], mstep, 400)[0][-1]
firm, alone, both = MixturePrior(galaxies.mean(axis=0), 1.0, 2.0, 4.0, 3.0), [], []
for _ in range(12):
    post, value = estep(galaxies, mixture)
    alone.append(value)
    both.append(value + log_prior(mixture, firm))
    mixture = map_mstep(galaxies, post, firm)
plots.two_climbs(alone, both, term="log prior")

# %% kind="question"
ask(
    "The log-likelihood falls at every pass. What does that say about map_mstep?",
    {
        "It has a bug": "It promises to raise the sum, and the sum on the right never falls.",
        "It gives up a little fit for a more believable mixture": "Yes. From a top of the log-likelihood every step leads down, and the prior gains more.",
        "The prior is wrong": "Whether a prior is wise is another question. The step does what it should.",
    },
)

# %% [markdown]
# ## 10. K, start, and strength
#
# The sliders run your functions on the first 30 eruptions of Old Faithful with up to eight components. *prior strength* $q$
# multiplies everything that is invented: $q$ points at the mean, $s = q$, $r = 0.1\,q$ and $\alpha = 1 + q$.
#
# Try strength 0.001, then 1, then 100, for K = 6 and for K = 2. Then other seeds, and *method* "same". **Predict:** what does a
# prior of strength 100 make of 30 points?

# %% kind="explore"
few, scale = datasets.old_faithful()[:30], datasets.old_faithful_scale()


def prior_for(strength):
    return MixturePrior(few.mean(axis=0), strength, strength, 0.1 * strength, 1 + strength)


watch = explore.strength(few, init, estep, map_mstep, log_prior, prior_for, scale)
watch

# %% [markdown]
# Standing still, with strength 1. Components 2, 3, 4 and 6 own less than half an eruption each. They have gone back to the prior:
# one place, one width. With strength 0.001 three components sit on one or two eruptions, with tiny circles. With strength 100 all six lie
# nearly at one place, the mean: the prior has outshouted 30 points. And "same" stays together for ever, prior or not.

# %% kind="explore"
watch.controls["strength"].value = 1.0
watch.still()

# %% [markdown]
# ## 11. Mean or top?
#
# `beta_mean` gives the **mean** of a posterior. `map_mstep` climbs to its **top**, called **MAP**, for *maximum a posteriori*. For
# a bell both are one. For a coin they are not: the top of $\text{Beta}(A, B)$ lies at $\frac{A - 1}{A + B - 2}$ (for $A, B > 1$).
#
# That is why M5 has $\alpha - 1$, and C4 has $a$. It also settles lesson 06. There the M-step used
# $\frac{S + \alpha}{N + 2\alpha}$, and what climbed was the log-likelihood $+\;\alpha\sum[\log\theta + \log(1-\theta)]$.

# %% kind="question"
ask(
    "Which prior of each pixel has the log density alpha [log theta + log(1 - theta)], up to a constant?",
    {
        "Beta(alpha, alpha)": "That has the powers alpha - 1.",
        "Beta(alpha + 1, alpha + 1)": "Yes. Its top after the data is (S + alpha) / (N + 2 alpha): lesson 06's M-step was a MAP step all along.",
        "the flat prior": "Its log density is constant.",
    },
)

# %% [markdown]
# So one number has two readings: the mean under $\text{Beta}(\alpha, \alpha)$, or the top under $\text{Beta}(\alpha+1, \alpha+1)$. Both
# invent the same $\alpha$ inks and papers.
#
# ## 12. More dimensions, more failures
#
# Lesson 03's collapse looked like an accident. How often does it happen? We make 30 points from three round groups in $d$
# dimensions, fit six components (too many), and count failed fits in 20 repetitions.
#
# **Predict:** does plain EM fail more often in 1 dimension or in 32?

# %% kind="explore"
def points(d, seed):
    """30 points of three round groups in d dimensions."""
    rng = np.random.default_rng(seed)
    centres = 3 * rng.normal(size=(3, d)) / np.sqrt(d)
    return centres[rng.integers(3, size=30)] + rng.normal(size=(30, d))


def fails(X, seed, step):
    """1.0 where EM with six components collapses within 40 passes."""
    return float(climb(X, init(X, 6, seed)[0], step, 40)[2])

# %% kind="explore"
dims, seeds = [1, 2, 4, 8, 16, 32], range(20)
weak = {d: MixturePrior(np.zeros(d), 0.1, 1.0, 1.0, 1.0) for d in dims}
without = [[fails(points(d, s), s, mstep) for d in dims] for s in seeds]
using = [[fails(points(d, s), s, lambda X, post: map_mstep(X, post, weak[X.shape[1]])) for d in dims] for s in seeds]
shares = {"plain EM": np.mean(without, axis=0)[None], "with the prior": np.mean(using, axis=0)[None]}
print({name: values[0].tolist() for name, values in shares.items()})
plots.errors(dims, shares, xlabel="dimensions d", ylabel="share of failed fits")

# %% [markdown]
# In one dimension no fit fails. From two on a quarter fails or more, in 32 more than half; with the prior none does.
#
# Why? Each component starts on a data point. In many dimensions all *other* points are far away, and nearly equally far. So
# that point belongs to its own component almost completely. If no others join, the component shrinks onto it. (Full
# covariances, as in lesson 07, are even more at risk: on $d$ points or fewer they are flat. The ridge there was a prior too, in
# all but name.)
#
# ## 13. Which bug made this plot?
#
# Galaxies, three components, a strong prior, 40 passes. The upper panel is right. In the lower one, one line of the M-step
# differs.

# %% kind="explore"
puzzle = lesson.puzzle("towards_nothing")
plots.bells(galaxies, [puzzle.right, puzzle.mixture], ["right", "one line differs"], "speed (1000 km/s)")

# %% kind="question"
ask(
    "All means lie too low, and the bells are too wide. Which slip is it?",
    {
        "The invented points were counted, but not added": "Yes. Below the line stands count + N_j, above it only the real points: they are pulled towards 0.",
        "The prior's mean was too large": "Then the means would lie too high.",
        "The variances lack the scale": "That would make the bells narrower, not move them.",
    },
)

# %% [markdown]
# Another M-step, with a prior, on the galaxies with eight components and the start of section 5.

# %% kind="explore"
narrow = lesson.puzzle("still_narrow").trace
plots.shrinking({"this program": narrow})

# %% kind="question"
ask(
    "It has a prior for the means, and a variance falls below 0.000001 all the same. What was left out?",
    {
        "alpha": "The weights have no say in how narrow a component is.",
        "The scale in the variance": "Yes. Without 2r above the line nothing keeps a variance from 0.",
        "The count": "It pulls the means. A component near the prior's mean can collapse there.",
    },
)

# %% [markdown]
# ## 14. Quick recall

# %% kind="question"
ask(
    "From lesson 04: BIC punishes more components. What does the prior of this lesson do with too many?",
    {
        "It removes them from the mixture": "K stays as it is. Look at the N_j.",
        "It lets them go back to what the prior says": "Yes. They own next to nothing and do no harm; BIC decides whether they are worth their parameters.",
        "It lets them collapse": "That is what it prevents.",
    },
)

# %% kind="question"
ask(
    "From lesson 05: a floor of 0.25 and a prior both stop the collapse. What is the difference?",
    {
        "A floor changes nothing until it is reached, a prior is always added": "Yes. And a prior fades as points come in, while a floor stays.",
        "The floor is Bayes' rule": "It is a cut. No density says 'exactly 0.25'.",
        "There is none": "Compare a component with 100 points and variance 0.2: who changes it?",
    },
)

# %% kind="question"
ask(
    "From lesson 01: p_j N(x; mu_j, var_j) / p(x). Which word of today fits the p_j?",
    {
        "prior": "Yes: who wrote this point, before it is seen. The soft counts are the posterior.",
        "likelihood": "That is N(x; mu_j, var_j).",
        "precision": "That is one over a variance.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, sections 2.1.1 (the beta distribution), 2.3.6 (a bell before the data)
#   and 9.2.1 (collapse). Section 10.2 goes on: keep the whole posterior instead of its top.
# - Murphy, *Probabilistic Machine Learning: An Introduction*, sections 4.5 (MAP), 4.6.2 (the beta-binomial model) and 8.7.3
#   (EM, with these failures).
# - Where does a prior come from? Sometimes from other data: 6,115 Saxon families with 12 children each are 6,115 coins, and
#   their throws say which $\text{Beta}(a, b)$ they come from. The best fit is $a = 34.1$, $b = 31.6$.
# - With K = 2, the starts 0 to 11 all end at a log-likelihood of -220.24. There is a mixture with -220.06. Which means and
#   variances lead to it?
# - Give the galaxies five starts with K = 6 and the prior of section 8. Which has the highest log-likelihood + log prior?
#
# **What comes next.** So far each component was one place. In lesson 09 it is a straight line, and a gate says which line
# answers where.
