# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 10 · A question with two answers
#
# **You will be able to** train a network that answers with a whole mixture, and say when a single number is no answer at all.
#
# **You will have made** a picture of every answer that a network holds possible, and a robot's arm that reaches its goal in
# two ways.
#
# About 85 minutes. You write `split` (4 lines), `mdn_nll` (4), `mdn_gradient` (9) and `mean_and_mode` (4).

# %%
import numpy as np

from softcounts import Lesson, ask, datasets, explore, plots, train

lesson = Lesson("10_mixture_density_network")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# ## 1. Where we stand
#
# In lessons 01 to 03 a mixture described points: so many bells, each with a share, a mean and a variance. The same mixture
# held everywhere.
#
# Today there is a question $x$ and an answer $y$, both numbers. We want to say what $y$ may be **when we know** $x$. The
# mixture may be another one for each $x$. A small neural network will make it: from $x$ it works out the shares, the means and
# the widths.
#
# You need to know nothing about neural networks. Ours is a curve with a hundred or so numbers in its formula, its **weights**.
# It is given. To train it means: find weights for which a **loss**, one number that says how bad its answers are, is small.
# The loss is yours, and so is its derivative.
#
# ## 2. First play
#
# Take a cause $y$ between 0 and 1. Its effect is $x = y + 0.3\sin(2\pi y)$, and a little noise. From cause to effect there is
# no doubt:

# %% kind="explore"
y, x = datasets.bent(300, seed=0)
plots.answers(y, x, title="from cause to effect", names=("cause y", "effect x"))

# %% [markdown]
# Often we see the effect, and ask for the cause. So turn the picture round. Below you give **one** answer $y$ to the question
# $x$; the blue band shows the points near it. The text says how far your answer is from theirs: the **mean squared error**,
# the average of (their $y$ − your answer)².
#
# **Predict:** at $x = 0.35$, which answer has the smallest mean squared error: one on the lower branch, one on the upper, or
# one in between? Then set $x$ and find it.

# %% kind="explore"
explore.guess(x, y)

# %% [markdown]
# The same points, standing still. Between about $x = 0.3$ and $x = 0.7$ there are two or three branches.

# %% kind="explore"
plots.answers(x, y, title="from effect to cause")

# %% kind="question"
ask(
    "At x = 0.35, where is the mean squared error smallest?",
    {
        "On the lower branch, near 0.15": "Then every point of the upper branch costs about 0.5 squared.",
        "On the upper branch, near 0.65": "Then every point of the lower branch costs about 0.5 squared.",
        "In between, where no point lies": "Yes. It halves the largest errors. And it is wrong for every single point.",
    },
)

# %% [markdown]
# ## 3. What a squared error wants
#
# **Why in between?** At one $x$, call the right answers $y_1,\dots,y_m$, and our single answer $a$. The derivative of
# $\frac1m\sum_i(y_i-a)^2$ by $a$ is $-\frac2m\sum_i(y_i-a)$. It is zero where $a$ is their mean.
#
# So: **with a squared error a network answers the mean of all right answers, which may be right for none.** More data do not
# help, and no better network.
#
# Let us see it. `train(x, y, columns, loss, gradient)` trains the network. For each $x$ the network puts out a row of numbers,
# its **outputs**; `columns` says how many. `loss(outputs, y)` says how bad they are, and `gradient(outputs, y)` is the loss's
# derivative by each output. For the squared error, one output is enough:

# %% kind="explore"
def squared_error(outputs, y):
    return float(((outputs[:, 0] - y) ** 2).mean())


def squared_gradient(outputs, y):
    return 2 * (outputs - y[:, None]) / len(y)


single = train(x, y, 1, squared_error, squared_gradient)

# %% [markdown]
# **Predict:** draw with your finger what this network answers, from $x = 0$ to $x = 1$.

# %% kind="explore"
places = np.linspace(x.min(), x.max(), 120)
plots.answers(x, y, {"squared error": (places, single(places)[:, 0])}, title="one answer for each x")

# %% [markdown]
# It passes between the branches. At $x = 0.35$ no point lies near it. A network that answered with **two or three bells** could
# say "here, or there".
#
# ## 4. A row of outputs is a mixture
#
# Let the network put out $3K$ numbers for each row $i$. Cut them into three parts of $K$ numbers. Component $j$ gets one of
# each:
#
# | part | symbol | what it is |
# |---|---|---|
# | first | $a_{ij}$ | a **score**, any number |
# | second | $\mu_{ij}$ | the mean |
# | third | $s_{ij} = \log\sigma_{ij}$ | the logarithm of the **standard deviation** $\sigma_{ij}$, the root of the variance |
#
# **Why a logarithm?** An output may be any number, also a negative one. A width must be above 0. And $\sigma = e^{s}$ always is.
#
# **Why scores?** The shares $\pi_{ij}$ of a row must be above 0 and sum to 1. (They are also called **gates**. A component whose
# share is near 0 is shut out: its gate is closed.) Exponentials are above 0; divided by their sum, they sum to 1. This is the
# **softmax**: $\pi_{ij} = e^{a_{ij}}/\sum_k e^{a_{ik}}$. We keep its logarithm:
#
# - **S1** Cut the rows into scores, means and log sigmas, each $(n, K)$.
# - **S2** $A_i = \log\sum_k e^{a_{ik}}$, the log-sum-exp of each row.
# - **S3** $\log\pi_{ij} = a_{ij} - A_i$. Means and log sigmas stay as they are.
#
# In this lesson $\pi$ with indices is a share, and the plain $\pi$ in $2\pi$ is the number 3.14.
#
# **By hand**, with $K = 2$: the row $(0,\ 1.0986,\ 5,\ 6,\ 0,\ -1)$. The scores are $0$ and $1.0986 = \log 3$. Their
# exponentials are 1 and 3, so $A = \log 4$, and the shares are $\frac14$ and $\frac34$. The means are 5 and 6. The standard
# deviations are $e^0 = 1$ and $e^{-1} = 0.37$.

# %% kind="question"
ask(
    "We add 10 to both scores. What happens to the shares?",
    {
        "The larger share grows": "Both exponentials grow by the same factor.",
        "Nothing": "Yes: the factor e to the 10 stands above and below the line. Only differences of scores count.",
        "They no longer sum to 1": "They are divided by their sum, whatever it is.",
    },
)

# %% [markdown]
# Lesson 00 taught the log-sum-exp. It is given from now on, and stands scores of thousands.

# %% kind="given" grade_id="given_log_sum_exp"
def log_sum_exp(A):
    """log sum_j exp(a_ij) for each row of A (n, K), shape (n,). Safe for entries like -1000 and 1000."""
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))

# %% [markdown]
# `split` must stand scores of thousands, also in rows that lie thousands apart. A row may come twice or be 0 throughout. $n$
# or $K$ may be 1, they may be equal, $n$ may be less than $K$, or equal to $3K$. All this holds for all four functions.

# %% kind="solution" grade_id="split"
def split(outputs):
    """(log_pi, mu, log_sigma), each (n, K), of outputs (n, 3K): scores, means, log standard deviations."""
    # S1  K; three parts, each (n, K)
    # S2  log-sum-exp of the scores, (n,)
    # S3  log shares; the other two as they are
    ### BEGIN SOLUTION
    K = outputs.shape[1] // 3  # S1
    scores, mu, log_sigma = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]  # S1
    log_total = log_sum_exp(scores)  # S2
    return scores - log_total[:, None], mu, log_sigma  # S3
    ### END SOLUTION

# %% kind="test" grade_id="test_split" points=5
check(split)

# %% [markdown]
# ## 5. The loss
#
# The network says: for row $i$, $y_i$ comes from component $j$ with probability $\pi_{ij}$, and then from a bell about
# $\mu_{ij}$. So how probable was the answer that came?
#
# $$p(y_i\mid x_i) = \sum_j \pi_{ij}\,N(y_i;\mu_{ij},\sigma_{ij}^2)$$
#
# This is lesson 01's $p(x_i)$, in one dimension, with parameters that change from row to row. A loss should be small when the
# answers are probable. So it is **minus** the log-likelihood, and a mean, so that it does not grow with $n$:
#
# - **N1** $z_{ij} = (y_i-\mu_{ij})/\sigma_{ij}$: how many standard deviations the answer is away.
# - **N2** The log joint, $\log\pi_{ij} - \frac12\log 2\pi - \log\sigma_{ij} - \frac12z_{ij}^2$. The last three terms are the
#   log of the bell. It is divided by $\sigma$, not by $\sigma^2$: we are in one dimension.
# - **N3** Its log-sum-exp in each row: $\log p(y_i\mid x_i)$.
# - **N4** Minus the mean over the rows.
#
# **By hand**: one row, $y = 0$, shares $\frac14$ and $\frac34$, means 0 and 2, both sigmas 1. The bells are 0.3989 and 0.0540.
# Times the shares: 0.0997 and 0.0405. Their sum is 0.1402, and the loss is $-\log 0.1402 = 1.964$.

# %% kind="question"
ask(
    "A student takes the average of the log bells instead: -sum_j pi_j log N_j. Here that is 2.42. What does this loss want?",
    {
        "The same, it is only a little larger": "Not the same. Ask what it costs to have one bell far away from y.",
        "Every bell near every answer": "Yes. A far bell costs, even when another explains y. So all bells go to the mean again.",
        "Narrow bells": "Too narrow ones cost much when y is not at their mean.",
    },
)

# %% [markdown]
# `mdn_nll` must stand answers thousands of standard deviations away, where every bell is 0 in floating point; sigmas from
# $10^{-8}$ to $10^8$; shares that are 0 in floating point. Answers may be about 50, and two components exactly alike. So must
# `mdn_gradient`, below.

# %% kind="solution" grade_id="mdn_nll"
def mdn_nll(outputs, y):
    """Minus the mean over rows of log p(y_i | x_i), a float. outputs (n, 3K), y (n,)."""
    # N1  z, (n, K)
    # N2  log joint, (n, K)
    # N3  log-sum-exp of each row      N4  minus their mean
    ### BEGIN SOLUTION
    log_pi, mu, log_sigma = split(outputs)  # N1
    z = (y[:, None] - mu) / np.exp(log_sigma)  # N1
    log_joint = log_pi - 0.5 * np.log(2 * np.pi) - log_sigma - 0.5 * z**2  # N2
    return float(-log_sum_exp(log_joint).mean())  # N3, N4
    ### END SOLUTION

# %% kind="test" grade_id="test_mdn_nll" points=8
check(mdn_nll)

# %% [markdown]
# ## 6. Its derivative
#
# To train, the network must know in which direction each of its outputs should move. That is the derivative of the loss by
# each output: a table $(n, 3K)$, like the outputs.
#
# Take one row, and drop its index $i$. Write $\ell = -\log\sum_j e^{c_j}$, where $c_j$ is the log joint of N2.
#
# - **D1** The log joint $c_j$, as before. (A term that is the same for all components may be left out: it cancels in D2.)
# - **D2** By the chain rule $\partial\ell/\partial c_j = -e^{c_j}/\sum_k e^{c_k}$. But this is minus the **responsibility**
#   of lesson 01! With $\text{post}_j = e^{c_j}/\sum_k e^{c_k}$, each $c_j$ pulls by $-\text{post}_j$.
#
# What remains is how each output moves the $c_j$.
#
# **The scores.** A score moves all shares of its row: $\log\pi_k = a_k - A$. The derivative of $A$ by $a_j$ is $\pi_j$. So
# $\log\pi_k$ moves by $1-\pi_j$ if $k = j$, and by $-\pi_j$ if not. Added up over all $k$:
# $-\sum_k\text{post}_k\,(1\text{ if }k=j) + \pi_j\sum_k\text{post}_k$. The responsibilities sum to 1, so
#
# $$\textbf{D3}\qquad \partial\ell/\partial a_j = \pi_j - \text{post}_j$$
#
# **The means.** Only $-\frac12z_j^2$ holds $\mu_j$, and $z_j = (y-\mu_j)/\sigma_j$. So $c_j$ moves by $z_j/\sigma_j$:
#
# $$\textbf{D4}\qquad \partial\ell/\partial\mu_j = -\text{post}_j\,z_j/\sigma_j = \text{post}_j\,(\mu_j-y)/\sigma_j^2$$
#
# **The log sigmas.** With $s = \log\sigma$, $c_j$ holds $-s_j-\frac12(y-\mu_j)^2e^{-2s_j}$. Its derivative is $-1 + z_j^2$:
#
# $$\textbf{D5}\qquad \partial\ell/\partial s_j = \text{post}_j\,(1-z_j^2)$$
#
# - **D6** The three tables side by side, in the order of the outputs. All divided by $n$, for the loss is a mean.
#
# In words: a share grows for what explains more than was expected of it. A mean goes to the answers that are its own. A bell
# grows when they lie more than one sigma away, and shrinks when they lie nearer.
#
# **By hand**, with the row of section 5: $\text{post} = (0.0997, 0.0405)/0.1402 = (0.711, 0.289)$.
#
# - D3: $(0.25-0.711,\ 0.75-0.289) = (-0.461, 0.461)$. To lower the loss, the first score should rise.
# - D4: $z = (0, -2)$, so $(0, 0.578)$. The second mean should fall, towards $y = 0$.
#
# **Predict** the two numbers of D5.

# %% kind="question"
ask(
    "D5 = ?",
    {
        "(0.71, -0.87)": "Yes: 0.711 * (1 - 0) and 0.289 * (1 - 4). The first bell may shrink, the second should grow.",
        "(0.71, -0.29)": "You took z for its square: (1 - 2) in place of (1 - 4).",
        "(1, -3)": "These are 1 - z squared. Each component listens by its responsibility only.",
        "(0, -1.16)": "These are -post z squared. The 1 comes from the height of the bell.",
    },
)

# %% [markdown]
# **A faded step.** A derivative can always be tried out: change one output by a little, and see by how much the loss changes.
# Here is the row by hand, and your `mdn_nll`. Which of the numbers above come out?

# %% kind="explore"
def numeric(outputs, y, step=1e-5):
    slope = np.empty_like(outputs)
    for place in np.ndindex(outputs.shape):
        move = np.zeros_like(outputs)
        move[place] = step
        slope[place] = (mdn_nll(outputs + move, y) - mdn_nll(outputs - move, y)) / (2 * step)
    return slope


row = np.array([[0.0, np.log(3), 0.0, 2.0, 0.0, 0.0]])
print(numeric(row, np.array([0.0])).round(3))

# %% kind="solution" grade_id="mdn_gradient"
def mdn_gradient(outputs, y):
    """Derivative of mdn_nll by each output, shape (n, 3K). outputs (n, 3K), y (n,)."""
    # D1  sigma, z and the log joint, (n, K)
    # D2  responsibilities, (n, K)
    # D3  by the scores      D4  by the means      D5  by the log sigmas; each (n, K)
    # D6  side by side, divided by n
    ### BEGIN SOLUTION
    log_pi, mu, log_sigma = split(outputs)  # D1
    sigma = np.exp(log_sigma)  # D1
    z = (y[:, None] - mu) / sigma  # D1
    log_joint = log_pi - log_sigma - 0.5 * z**2  # D1
    post = np.exp(log_joint - log_sum_exp(log_joint)[:, None])  # D2
    by_score = np.exp(log_pi) - post  # D3
    by_mu = -post * z / sigma  # D4
    by_log_sigma = post * (1 - z**2)  # D5
    return np.hstack([by_score, by_mu, by_log_sigma]) / len(y)  # D6
    ### END SOLUTION

# %% kind="test" grade_id="test_mdn_gradient" points=10
check(mdn_gradient)

# %% [markdown]
# Run the rest once your check is green. Your derivative beside small steps, on random outputs:

# %% kind="explore"
rng = np.random.default_rng(0)
outputs, some = rng.normal(size=(5, 9)), rng.normal(size=5)
print("largest difference:", np.abs(mdn_gradient(outputs, some) - numeric(outputs, some)).max())

# %% [markdown]
# Where is the derivative zero? Suppose the network said the same for every $x$. Then D4, added over all rows, is zero where
# $\mu_j = \sum_i\text{post}_{ij}\,y_i/N_j$. **That is the M-step of lesson 02.** EM jumps there at once. With a network in
# between there is no formula to jump by, so it walks downhill; but the responsibilities say where to.
#
# ## 7. Train it
#
# Three components, so nine outputs for each $x$. The network begins at small random weights, which come from `seed`.

# %% kind="explore"
net = train(x, y, 9, mdn_nll, mdn_gradient, seed=1)

# %% [markdown]
# **Predict:** where will the three means run, as $x$ goes from 0 to 1? In the picture the density is grey. A mean is drawn
# only where its share is above one tenth.

# %% kind="explore"
plots.conditional(x, y, places, split(net(places)), title="your network: three components")

# %% [markdown]
# One component for each branch, and its gate is open where the branch is. Nobody told the network how many branches there
# are at which $x$.
#
# The responsibilities are in your derivative: D3 is $(\pi-\text{post})/n$. Turn it round, and colour the points by them:

# %% kind="explore"
shares = np.exp(split(net(x))[0])
post = shares - len(y) * mdn_gradient(net(x), y)[:, :3]
plots.answers(x, y, post=post, title="who answers for each point: your responsibilities")

# %% [markdown]
# ## 8. Does the start matter?
#
# In lesson 03, EM climbed to whatever top was next to its start. **Predict:** ten seeds, ten networks with three components.
# Do they all end at the same loss?

# %% kind="explore"
nets = [train(x, y, 9, mdn_nll, mdn_gradient, seed=seed, bar=False) for seed in range(10)]
losses = [mdn_nll(net(x), y) for net in nets]
print("losses:", np.round(losses, 2))
print("best: seed", np.argmin(losses))

# %% [markdown]
# They do not. And the cure is the same: start more than once, keep the smallest loss. Look at the worst of the ten:

# %% kind="explore"
worst = nets[int(np.argmax(losses))]
plots.conditional(x, y, places, split(worst(places)), title=f"a start that ended badly: loss {max(losses):.2f}")

# %% kind="question"
ask(
    "What has this network found?",
    {
        "Three branches, but in another order": "Then the loss would be as small as the best.",
        "The mean, with a wide bell about it": "Yes: the squared error's answer, in one bell. The other gates have closed.",
        "Nothing, it was not trained": "Its curve follows the data from one end to the other.",
    },
)

# %% [markdown]
# ## 9. One number after all
#
# Sometimes one number must be named: the arm has to move. There are two natural ways.
#
# - **A1** The **mean** of the mixture, $\sum_j\pi_{ij}\mu_{ij}$: the average of many draws from it.
# - **A2** The **highest bell**. At its top a bell has the height $\pi_{ij}/(\sigma_{ij}\sqrt{2\pi})$. The root is the same for
#   all, so compare $\log\pi_{ij}-\log\sigma_{ij}$. Exactly equal? Then the component with the lowest number.
# - **A3** The **mode** that we name is the mean $\mu_{ij}$ of that bell, one for each row.
#
# (Strictly, the mode is the highest point of the *sum* of the bells. Where bells overlap, it lies a little beside $\mu$, or in
# rare cases elsewhere. Ours is cheap, and it is always the middle of a bell.)
#
# **By hand**: shares 0.6 and 0.4, means 0 and 10, sigmas 3 and 1. The mean is $0.6\cdot0+0.4\cdot10 = 4$. The heights are in
# proportion to $0.6/3 = 0.2$ and $0.4/1 = 0.4$. **Predict** the mode.

# %% kind="question"
ask(
    "The mode is ...",
    {
        "0, for its share is larger": "A wide bell may hold more and still be lower. Compare 0.2 and 0.4.",
        "10": "Yes. The second bell is twice as high.",
        "4": "That is the mean. How many answers lie about 4?",
    },
)

# %% [markdown]
# Picking one column in each row:

# %% kind="explore"
table = np.array([[10.0, 11.0], [20.0, 21.0], [30.0, 31.0]])
print(table[np.arange(3), [1, 0, 1]])  # row 0 column 1, row 1 column 0, row 2 column 1

# %% kind="solution" grade_id="mean_and_mode"
def mean_and_mode(outputs):
    """(mean, mode), each (n,): the mixture's mean, and the mean of its highest bell (ties to the lowest)."""
    # A1  shares times means, added over the components
    # A2  the place of the highest bell in each row, (n,)
    # A3  its mean
    ### BEGIN SOLUTION
    log_pi, mu, log_sigma = split(outputs)  # A1
    mean = (np.exp(log_pi) * mu).sum(axis=1)  # A1
    best = (log_pi - log_sigma).argmax(axis=1)  # A2
    return mean, mu[np.arange(len(mu)), best]  # A3
    ### END SOLUTION

# %% kind="test" grade_id="test_mean_and_mode" points=4
check(mean_and_mode)

# %% [markdown]
# **Predict:** where will your mean run, compared with the squared error's network of section 3? And your mode?

# %% kind="explore"
mean, mode = mean_and_mode(net(places))
plots.conditional(x, y, places, split(net(places)), (mean, mode), at=0.35, title="mean and mode, and a cut at x = 0.35")

# %% [markdown]
# The mean is much like the old answer. The mode stays on a branch, and jumps where another one becomes higher. At the cut the
# mean stands between the bells, where hardly an answer lies.
#
# How good are they as answers? Here is the distance to the nearest point of the bent curve, over all $x$:

# %% kind="explore"
causes = np.linspace(0, 1, 2001)
effects = causes + 0.3 * np.sin(2 * np.pi * causes)
for name, values in {"mean": mean, "mode": mode, "squared error": single(places)[:, 0]}.items():
    away = np.hypot(places[:, None] - effects, values[:, None] - causes).min(axis=1)
    print(f"{name}: on average {away.mean():.3f} from the curve, at most {away.max():.3f}")

# %% [markdown]
# The mode stays near the curve. Both means are far from every right answer, somewhere.
#
# ## 10. Play
#
# Components, start, and the cut at $x$. A new network is trained for each $K$ and each start; it takes about a second.
#
# **Predict:** what do you get with $K = 1$? With $K = 5$, are five branches found?

# %% kind="explore"
def fit(K, seed):
    return train(x, y, 3 * K, mdn_nll, mdn_gradient, seed=seed, bar=False)


explore.density(x, y, fit, split, mean_and_mode)

# %% [markdown]
# Standing still: one component. With $K = 1$ the mean is nearly the squared error's answer; all the rest is called noise, in
# a wide bell.

# %% kind="explore"
one = fit(1, 0)(places)
plots.conditional(x, y, places, split(one), mean_and_mode(one), at=0.4, title="K = 1")

# %% [markdown]
# ## 11. An arm with two elbows
#
# A robot's arm has two parts: shoulder to elbow, 1 long, and elbow to hand, 0.7 long. The question is a point to reach: two
# numbers. The answer $y$ is the angle of the **upper arm**. The lower arm then points at the goal.
#
# For almost every goal **two** angles do: elbow above the line to the goal, or below. The robot has moved 600 times and noted
# hand and angle; the elbow was above in about six of ten moves.
#
# **Predict:** what does the mean of both angles do?

# %% kind="explore"
hand, shoulder = datasets.arm(600, seed=0)
robot = train(hand, shoulder, 6, mdn_nll, mdn_gradient, seed=2)
goals = np.array([[1.2, 0.3], [0.8, -0.5], [1.4, 0.0]])
log_pi, mu, log_sigma = split(robot(goals))
print("shares:", np.exp(log_pi).round(2).tolist())
print("sigmas:", np.exp(log_sigma).round(3).tolist())

# %% kind="explore"
mean, mode = mean_and_mode(robot(goals))
plots.arms(goals, {"mean": mean, "component 1": mu[:, 0], "component 2": mu[:, 1]}, title="three goals, three arms each")

# %% [markdown]
# Each component has found one elbow, with a share near six tenths or four. Both reach the star. The mean's upper arm points
# almost straight at the goal, and the lower arm goes past it. **The mean of two right answers reaches nothing.**
#
# The angles were read with an error of 0.05. Look at the sigmas: the network has found that, too. How often does each way
# come within 0.1 of its goal, over 600 new ones?

# %% kind="explore"
new, _ = datasets.arm(600, seed=1)
straight = train(hand, shoulder, 1, squared_error, squared_gradient, bar=False)
mean, mode = mean_and_mode(robot(new))
for name, angle in {"squared error": straight(new)[:, 0], "mean": mean, "mode": mode}.items():
    elbow, end = datasets.reach(new, angle)
    missed = np.linalg.norm(end - new, axis=1)
    print(f"{name}: {(missed < 0.1).mean():.0%} within 0.1, on average {missed.mean():.2f} away")

# %% [markdown]
# ## 12. Which bug made this plot?
#
# **Plot A.** Three components at each $x$, moved downhill by a wrong derivative. Count the curves.

# %% kind="explore"
puzzle = lesson.puzzle("together")
plots.conditional(x, y, puzzle.places, split(puzzle.outputs), title="plot A")

# %% kind="question"
ask(
    "Which slip is it?",
    {
        "The gates stand in place of the responsibilities": "Yes. Each mean is pulled to every answer, whoever is near.",
        "The sign of the means is turned": "Then they would flee from the points.",
        "It was not divided by n": "That makes each step longer, in the right direction.",
    },
)

# %% [markdown]
# **Plot B.** Three good components with good gates. The mode stays on the branches. The mean does not.

# %% kind="explore"
puzzle = lesson.puzzle("flat")
plots.conditional(x, y, puzzle.places, split(puzzle.outputs), (puzzle.mean, puzzle.mode), title="plot B")

# %% kind="question"
ask(
    "Why does the mean lie near 0 everywhere?",
    {
        "It was divided by K": "Then it would be a third of the right one: about 0.3 at the right end.",
        "The softmax went down the columns": "Yes. Each column sums to 1 over 111 rows, so the shares of a row are tiny.",
        "The largest share was taken for the mean": "Then it would be one of the three means in every row.",
    },
)

# %% [markdown]
# ## 13. Quick recall

# %% kind="question"
ask(
    "From lesson 01: the responsibility of a component for a point is ...",
    {
        "its share times its bell at the point, divided by the sum of all such products": "Yes: Bayes' rule.",
        "its bell at the point": "A component that is rare should claim less. What is missing?",
        "its share": "That is what we believe before we see the point.",
    },
)

# %% kind="question"
ask(
    "From lesson 03: EM was stuck in a poor place. What helps?",
    {
        "More passes": "Where the climb has ended, more passes change nothing.",
        "Other starts, and the best of them": "Yes, and section 8 did the same.",
        "A smaller threshold": "It would stop a little later, at the same place.",
    },
)

# %% kind="question"
ask(
    "From lesson 07: two equal shares in `predict`. Which class was named, and which bell is named here?",
    {
        "The lowest number, both times": "Yes: argmax returns the first of equal entries.",
        "The last one": "argmax returns the first of equal entries.",
        "The one in the middle": "The middle of two answers may be no answer.",
    },
)

# %% [markdown]
# ## Go further
#
# - Bishop, *Pattern Recognition and Machine Learning*, section 5.6 (mixture density networks, with this very example), and 1.5.5
#   (why a squared error answers the mean).
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 13.6.2 (mixtures of experts and density networks).
# - Bishop (1994), *Mixture density networks*, has the robot's arm.
# - Nothing keeps a sigma from shrinking onto a single point (lesson 03, collapse). Train with `datasets.bent(20)` and
#   `passes=3000`, and look at the smallest log sigma. What would you add to the loss?
# - Draw an answer instead of naming one: choose a component by its share, then a number from its bell. Do 300 draws look like
#   the data?
#
# **What comes next.** A bell was not the only density in this course: there were coins, and there are counts. Lesson 11 has
# one EM for all of them.
