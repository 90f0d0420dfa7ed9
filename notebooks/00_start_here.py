# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # 00 · Start here
#
# **You will be able to** use everything that the lessons use: cells, `check`, `hint`, sliders, and three tricks with arrays.
#
# **You will have made** one function that gives the right answer where the obvious way gives minus infinity.
#
# About 35 minutes. Nothing here is graded.
#
# ## 1. How a notebook works
#
# A notebook is a column of **cells**. Some hold text, like this one. Some hold code. Click on a code cell and press
# **Shift+Enter**: it runs, its result appears below, and the next cell is selected. Run the cells from top to bottom; a cell
# may use names that earlier cells made.
#
# Run the next cell now. It fetches the tools of this lesson.

# %%
import numpy as np

from softcounts import Lesson, ask, datasets, explore

lesson = Lesson("00_start_here")
check, hint = lesson.check, lesson.hint

# %% [markdown]
# Something looks stuck? Menu *Kernel → Restart Kernel*, then run from the top. Nothing that you wrote is lost.
#
# **Questions** have buttons. Their code is folded away: click on the three dots (or select the cell) and press
# **Shift+Enter**, and the question appears. Choose an answer and the reply comes at once. A wrong choice costs nothing, and
# its reply is often the more useful one.

# %% kind="question"
ask(
    "You changed a cell that makes the name A. A later cell uses A. What must you do?",
    {
        "Nothing": "The old A is still in memory until its cell runs again.",
        "Run the changed cell again, then the later one": "Yes. A notebook remembers what was run, not what is written.",
        "Save the notebook": "Saving keeps the text; it runs nothing.",
    },
)

# %% [markdown]
# **Sliders** move a picture. Drag them, or press Tab until one is marked and use the arrow keys. Try it: what does the
# *weight* do to the colours? (You will know exactly why at the end of lesson 01.)

# %% kind="explore"
explore.mixture(datasets.old_faithful(), scale=datasets.old_faithful_scale())

# %% [markdown]
# The same picture, standing still, for readers without a running kernel: two groups drawn as circles, and points with rings
# that say how much of each point belongs to which group.

# %% kind="explore"
explore.mixture(datasets.old_faithful(), scale=datasets.old_faithful_scale()).still()

# %% [markdown]
# ## 2. How an exercise works
#
# You get a function that is not written yet: in place of its body stands `raise NotImplementedError(...)`. Replace that line
# by your own. Run the cell. Then run `check(...)` below it. The check plays your function on small cases and tells you
#
# - **what it saw**, **why** it is so, and **one next question**.
#
# It knows the mistakes that people make, so it can often name yours. It never shows the solution. `hint(...)` gives a hint,
# one tier nearer each time you run it: a nudge, the concept, nearly there.
#
# ### Warm-up 1: which axis disappears?
#
# `A` is a table with n rows and K columns; its shape is (n, K). Axis 0 counts the rows, axis 1 the columns.
# `A.sum(axis=0)` adds *over* axis 0: **the axis that you name is the one that disappears**.

# %% kind="explore"
A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
print("shape of A:", A.shape)
print("A.sum(axis=0) =", A.sum(axis=0), " shape", A.sum(axis=0).shape)

# %% [markdown]
# **Predict:** what is the shape of `A.sum(axis=1)`, and what are its numbers? Then write a function that returns the sum of
# each row.

# %% kind="solution" grade_id="row_sums"
def row_sums(A):
    """The sum of each row of A (n, K), shape (n,)."""
    ### BEGIN SOLUTION
    return A.sum(axis=1)
    ### END SOLUTION

# %%
check(row_sums)

# %% [markdown]
# Curious what a wrong answer looks like? Write `axis=0` on purpose, run the cell and the check, and read the card.
#
# ### Warm-up 2: all differences at once
#
# Later we need the difference between *every* data point $x_i$ and *every* mean $\mu_j$. Two loops would do it. NumPy does it
# without loops, by **broadcasting**: an axis of length 1 is stretched to fit its partner.
#
# `X[:, None, :]` puts a new axis of length 1 in the middle: (n, d) becomes (n, 1, d). Beside it stands `mu`, (K, d). NumPy
# lines shapes up from the right:
#
# | array | first axis | second axis | third axis |
# |---|---|---|---|
# | `X[:, None, :]` | n | 1 | d |
# | `mu` | | K | d |
# | result | n | K | d |
#
# A worked example in one dimension, with two points and three means:

# %% kind="explore"
X = np.array([[10.0], [20.0]])        # n = 2, d = 1
mu = np.array([[1.0], [2.0], [3.0]])  # K = 3
print((X[:, None, :] - mu)[:, :, 0])  # row i: x_i minus each mean

# %% [markdown]
# **Predict:** with n = 4 points, K = 3 means and d = 2 coordinates, what is the shape of the result, and how many numbers
# does it hold?
#
# <details><summary>Compare</summary>
#
# (4, 3, 2): one row of 3 differences for each of 4 points, and each difference has 2 coordinates. 24 numbers.
#
# </details>

# %% kind="solution" grade_id="differences"
def differences(X, mu):
    """All differences x_i - mu_j, shape (n, K, d), for X (n, d) and mu (K, d). No loop is needed."""
    ### BEGIN SOLUTION
    return X[:, None, :] - mu
    ### END SOLUTION

# %%
check(differences)

# %% [markdown]
# ### Warm-up 3: a sum that must not vanish
#
# The lessons are full of very small probabilities. A computer cannot hold them: `np.exp(-1000)` is exactly 0. So we keep their
# logarithms, and those are ordinary numbers like -1000. But how do you *add* numbers of which you only have the logarithms?
#
# You want $\log(e^{a_1} + e^{a_2} + \dots)$, for each row of a table. Watch the obvious way fail:

# %% kind="explore"
row = np.array([-1000.0, -1000.0])
with np.errstate(divide="ignore"):
    print("the obvious way:", np.log(np.exp(row).sum()))
print("the truth:      ", -1000 + np.log(2))

# %% [markdown]
# The rescue. For any number $m$:
#
# $$\log\big(e^{a_1} + e^{a_2}\big) = m + \log\big(e^{a_1 - m} + e^{a_2 - m}\big)$$
#
# because $e^{a} = e^m\,e^{a-m}$, so $e^m$ can be taken out of the sum. Choose $m$ as **the largest entry of the row**. Then the
# largest term is $e^0 = 1$ and nothing can vanish.
#
# **Predict:** with $a = (-1000, -1001)$ and $m = -1000$, which two numbers are added inside the logarithm?
#
# <details><summary>Compare</summary>
#
# $e^0 = 1$ and $e^{-1} = 0.3679$. So the answer is $-1000 + \log 1.3679 = -999.687$.
#
# </details>
#
# `A.max(axis=1, keepdims=True)` keeps the axis with length 1: shape (n, 1), ready to be subtracted from (n, K).

# %% kind="solution" grade_id="log_sum_exp"
def log_sum_exp(A):
    """log sum_j exp(a_ij) for each row of A (n, K), shape (n,). Safe for entries like -1000 and 1000."""
    ### BEGIN SOLUTION
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))
    ### END SOLUTION

# %%
check(log_sum_exp)

# %% [markdown]
# ## 3. What a check can see, and what it cannot
#
# Your functions are judged by what they return, never by how they are written. Loops, one line, SciPy: all are welcome. A few
# things matter beyond the numbers:
#
# - **Shape.** Each axis has a meaning; (n,) and (n, 1) are different promises.
# - **Form.** Arrays are float64 NumPy arrays, single numbers are `float`. A list instead of an array costs a little, not much.
# - **Leave arguments alone.** `A -= 1` changes the caller's array; `A = A - 1` makes a new one.
# - **Numbers first.** The card's lines for form and arguments carry a dash until the ordinary numbers are right. Mend
#   the numbers, and they follow.
# - **Helpers.** If your function calls a helper of your own, write the helper *in the same cell*.
# - **Files.** Where your notebook is graded there is no network, and files are neither removed nor found later. You need none.

# %% kind="question"
ask(
    "Which of these changes the array that was passed in?",
    {
        "A = A / 2": "This makes a new array and gives it the name A inside the function only.",
        "A /= 2": "Yes. The in-place operation writes into the caller's array.",
        "B = A / 2": "This makes a new array; A stays as it is.",
    },
)

# %% [markdown]
# ## 4. Submitting
#
# In graded lessons, fill in every function, run *Kernel → Restart Kernel and Run All Cells*, look at your checks once more,
# and save. Then hand in the notebook the way your course says: the *Assignments* or *nbgrader* tab, or by uploading the file.
#
# - Leave the file's name as it is, and do not delete cells; a cell marked as a test is read-only.
# - An unfinished function costs only its own points.
# - Grading uses other, hidden cases, drawn afresh for you. A function that is right for the reason given in the lesson passes
#   them. You get part of the points for what is right, and a sentence for what is not.
#
# ## Go further
#
# - The NumPy user guide has a chapter named *Broadcasting*, with pictures.
# - Murphy, *Probabilistic Machine Learning: An Introduction*, section 2.5.4, is about the log-sum-exp trick.
#
# **What comes next.** Lesson 01: who belongs to whom? You will use all three warm-ups in one function.
