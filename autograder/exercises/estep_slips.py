"""The mistakes of every E-step: they begin where the log joint is known, so they are the same in all lessons.

Their sentences and edits leave the lesson's own words and names open: `WORDS` holds those of lesson 01.
"""

from dataclasses import replace

from autograder.exercises.exercise import Mistakes

WORDS = {
    "point": "point", "component": "component", "components": "components", "p": "p_j", "x": "x_i",
    "density": "density", "distant": "very distant", "halfway": "point halfway between two equal components",
    "X": "X", "mixture": "mixture",
}  # fmt: skip
FAR = (
    "What is np.exp(-500000.0), and what do you get if you divide it by itself?",
    "Shares do not change when the same number is subtracted from every logarithm in a row.",
    "Subtract each row's own maximum (axis 1, keepdims) before you exponentiate, and add it back in the logarithm.",
)
WEIGHT = (
    "What is log 0 in NumPy, and what is exp of that?",
    "-inf is a fine log weight: it exponentiates to exactly 0, so long as it never meets 0 * or another -inf.",
    "Let log p_j be -inf (errstate keeps NumPy quiet); take maxima and sums along the row, where others are finite.",
)
slips = Mistakes()


def plain_sums(top, floor=""):
    """The edits that make plain sums of exponentials about `top` in place of each row's maximum, `floor` added."""
    return [
        ("joint.max(axis=1, keepdims=True)", top),
        ("top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))",
         f"np.exp(joint - top).sum(axis=1, keepdims=True){floor}"),
        ("np.exp(joint - rows), float(rows.sum())", "np.exp(joint - top) / rows, float((top + np.log(rows)).sum())"),
    ]  # fmt: skip


def add_to(mistakes, words=None, without=(), instead=None):
    """Add these mistakes to those of a lesson.

    `words`: its own words and names, where they differ from `WORDS`. `without`: names that are left out. `instead`:
    name -> {"why": ..., "question": ...}, its own sentences.
    """
    words, instead = WORDS | (words or {}), instead or {}
    for slip in slips:
        if slip.name not in without:
            said = {"why": slip.why.format(**words), "question": slip.question.format(**words)}
            changes = tuple((old.format(**words), new.format(**words)) for old, new in slip.changes)
            mistakes.append(replace(slip, changes=changes, **said | instead.get(slip.name, {})))


# fmt: off
slips.edit("weight-not-logged", ("np.log({mixture}.p)", "{mixture}.p"),
    "You added {p} itself to a log {density}. A product of {p} and a {density} becomes a sum of two logarithms.",
    "Which of the two terms in your sum is not a logarithm yet?")
slips.edit("weight-after-normalising",
    [(" + np.log({mixture}.p)", ""), ("np.exp(joint - rows)", "np.exp(joint - rows) * {mixture}.p")],
    "You normalised first and multiplied by {p} afterwards, so a row no longer sums to 1.",
    "In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?")
slips.edit("weight-only-above",
    [("np.log({mixture}.p)", "0"),
     ("return np.exp(joint - rows)",
      "weighted = joint + np.log({mixture}.p)\n"
      "    weighted = np.exp(weighted - weighted.max(axis=1, keepdims=True))\n"
      "    return weighted / weighted.sum(axis=1, keepdims=True)")],
    "The soft counts carry the prior, but the log-likelihood was summed without it.",
    "p({x}) is a weighted sum over {components}. Which weights are missing in yours?")
slips.edit("wrong-axis", ("np.exp(joint - rows)", "np.exp(joint - np.logaddexp.reduce(joint, axis=0))"),
    "You divided by the sums of the columns. Each {point} shares out one unit among the {components}: rows sum to 1.",
    "Which axis counts the {components}, and along which one must the shares add up?")
slips.edit("wrong-axis-after-shift", ("np.exp(joint - rows)", "np.exp(joint - top) / np.exp(joint - top).sum(axis=0)"),
    "You subtracted each row's maximum and then divided by the sums of the columns. It is the rows that must sum to 1.",
    "Each {point} shares out one unit. Along which axis do its shares add up?")
slips.edit("ll-is-q", ("float(rows.sum())", "float(np.nansum(np.exp(joint - rows) * joint))"),
    "That is the expected complete-data log-likelihood. The log-likelihood is the log of a sum over {components}.",
    "The gap between the two is exactly the entropy of your soft counts. When would it be 0?")
slips.edit("ll-sum-all", ("float(rows.sum())", "float(joint.sum())"),
    "You added a logarithm for every {component}. There is one per {point}: add over j first, then take the log.",
    "How many terms does your sum have, and how many {point}s are there?")
slips.edit("ll-of-best-component", ("float(rows.sum())", "float(top.sum())"),
    "You took the best {component}'s term for each {point}; the others belong to p({x}) too.",
    "A {halfway}: how much of p({x}) do you lose?")
slips.edit("ll-after-normalising", ("float(rows.sum())", "float(np.log(np.exp(joint - rows).sum(axis=1)).sum())"),
    "You took the logarithm of the row sums after dividing by them: that is log 1 = 0 for every {point}.",
    "The row sums before you normalise are p({x}). Where in your code could you keep them?")
slips.edit("ll-mean", ("float(rows.sum())", "float(rows.mean())"),
    "You returned the mean over the {point}s; the contract is the total.",
    "Double every {point}: what should happen to a total, and what to a mean?")
slips.edit("ll-negative", ("float(rows.sum())", "-float(rows.sum())"),
    "The sign is turned: this is the negative log-likelihood.",
    "EM climbs. Would a better fit make your number larger or smaller?")
slips.edit("likelihood-not-log", ("float(rows.sum())", "float(np.exp(rows).sum())"),
    "You added the p({x}) themselves; each needs its logarithm before they are added.",
    "The p({x}) of independent {point}s multiply. What does a logarithm turn a product into?")
slips.edit("maximum-not-added-back", ("float(rows.sum())", "float(np.log(np.exp(joint - top).sum(axis=1)).sum())"),
    "The soft counts are right, but the row maxima you subtracted are missing from the log-likelihood.",
    "log(e^m * s) = m + log s. Where does m come back in?")
slips.edit("density-underflow", plain_sums("0.0"),
    "Your numbers are right until they vanish: far from all {components} every density is exactly 0, and 0/0 is nan.",
    "If you subtract the same number from a whole row of logarithms, do the shares change?")
slips.edit("log-of-floored-sum", plain_sums("0.0", floor=" + 1e-300"),
    "A tiny number under the line avoids nan, but it does not bring back what has vanished: it replaces the data.",
    "What do the soft counts of a {distant} {point} add up to in your version?")
slips.edit("equal-shares-where-all-vanishes",
    [*plain_sums("0.0"),
     ("np.exp(joint - top) / rows", "np.where(rows > 0, np.exp(joint - top) / rows, 1 / joint.shape[1])"),
     ("np.log(rows)).sum()", "np.log(rows[rows > 0])).sum()")],
    "Where all densities vanish, your {point} goes in equal shares to all {components}: far from all, but not equally.",
    "Two {components}, one at 900 and one at 1000 standard deviations: which of them is the likelier source?")
slips.edit("ll-as-q-plus-entropy",
    ("float(rows.sum())", "float((np.exp(joint - rows) * (joint - np.log(np.exp(joint - rows)))).sum())"),
    "Your sum is the log-likelihood as long as no soft count is 0. Where one is, 0 times log 0 is nan.",
    "You have log p({x}) for each {point} already, before you share out. What is left to do with these numbers?")
slips.edit("one-maximum-for-all", plain_sums("joint.max()"),
    "One maximum for the whole table anchors only its own row; rows far below it still vanish.",
    "Each {point} needs an anchor of its own. Along which axis is the maximum taken, and what shape keeps it usable?")
slips.edit("argmax-post", ("np.exp(joint - rows)", "np.eye(joint.shape[1])[joint.argmax(axis=1)]"),
    "Each {point} went whole to its best {component}: that is the hard step of K-means.",
    "A {halfway}: what should its soft counts say?")
slips.edit("log-post", ("np.exp(joint - rows)", "joint - rows"),
    "These are the logarithms of the soft counts.",
    "Soft counts lie between 0 and 1. Which last step takes a logarithm there?")
slips.edit("joint-not-shared", ("np.exp(joint - rows)", "np.exp(joint)"),
    "These are {p} times the {density}, not yet divided by their sum over the {components}.",
    "What do your rows add up to, and what should they add up to?")
slips.edit("floored-weight", ("np.log({mixture}.p)", "np.log({mixture}.p + 1e-16)"),
    "You added a tiny number to {p} before the logarithm. A {component} of weight 0 then still claims {point}s.",
    "If {p} is exactly 0, what should that {component}'s soft counts be, however close the {point} is?")
slips.edit("weight-zero-is-nan",
    ("return np.exp(joint - rows), float(rows.sum())",
     "post = np.exp(joint - rows) + 0 * joint\n    return post, float((post * rows).sum())"),
    "0 times log 0 is nan in floating point. A {component} of weight 0 has soft count 0, without any product.",
    "Where do 0 and -inf meet in your code?")
slips.edit("returned-the-other-way",
    ("np.exp(joint - rows), float(rows.sum())", "float(rows.sum()), np.exp(joint - rows)"),
    "The two results come back in the wrong order.",
    "Which does the contract name first: the soft counts or the log-likelihood?")
slips.edit("standardised",
    ("def estep({X}, {mixture}):\n",
     "def estep({X}, {mixture}):\n    {X} = ({X} - np.nanmean({X}, axis=0)) / np.nanstd({X}, axis=0)\n"),
    "You standardised the data inside the E-step: the mixture still speaks of them as they were given.",
    "Add 10 to every {point} and to every mean: should the soft counts change, and do yours?")
slips.edit("standardised-as-a-whole",
    ("def estep({X}, {mixture}):\n",
     "def estep({X}, {mixture}):\n    {X} = ({X} - np.nanmean({X})) / np.nanstd({X})\n"),
    "You took one mean and one spread of the whole table out of the data: the mixture still speaks of them as given.",
    "Add 10 to every {point} and to every mean: should the soft counts change, and do yours?")
slips.edit("centred",
    ("def estep({X}, {mixture}):\n", "def estep({X}, {mixture}):\n    {X} = {X} - np.nanmean({X}, axis=0)\n"),
    "You moved the data to mean 0 inside the E-step: the mixture's means still stand where they were.",
    "Add 10 to every {point} and to every mean: should the soft counts change, and do yours?")
slips.edit("data-in-float32",
    ("def estep({X}, {mixture}):\n", "def estep({X}, {mixture}):\n    {X} = {X}.astype(np.float32)\n"),
    "You made the data float32, which keeps 7 digits of each number where float64 keeps 16.",
    "Which line makes an array of another type than the data have? Print `array.dtype` behind each.")
# fmt: on
