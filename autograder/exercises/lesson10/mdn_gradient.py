"""The derivative of the negative log-likelihood by the outputs of the network."""

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson10 import material
from autograder.reference import density_network as network
from softcounts.judge import Criterion

mistakes = Mistakes()
POST = "np.exp(log_joint - log_sum_exp(log_joint)[:, None])"
PARTS = "[by_score, by_mu, by_log_sigma]"


# fmt: off
mistakes.edit("not-divided-by-n", (" / len(y)", ""),
    "This is the derivative of the sum over rows. The loss is their mean.",
    "Write every row twice: what becomes of the derivative by one output?")
mistakes.edit("divided-by-n-and-K", ("len(y)", "mu.size"),
    "You divided by the number of all entries. The loss is a mean over rows only.",
    "Over which axis does `mdn_nll` take its mean?")
mistakes.edit("sign-turned", (f"np.hstack({PARTS})", f"-np.hstack({PARTS})"),
    "All signs are turned: this is the way up the log-likelihood. The loss is minus that.",
    "If an answer lies above its mean, should a larger mean make the loss grow or fall?")
mistakes.edit("prior-for-posterior", (POST, "np.exp(log_pi)"),
    "The gates stand in place of the responsibilities: y has no say in whose answer this is.",
    "Two components, and an answer that lies on the second: which of them should move?")
mistakes.edit("no-gates-in-post", ("log_joint = log_pi - log_sigma", "log_joint = -log_sigma"),
    "The responsibilities came from the bells alone. Bayes' rule multiplies by the gate first.",
    "An answer halfway between a probable and an improbable component: whose is it rather?")
mistakes.edit("no-height-in-post", ("log_joint = log_pi - log_sigma", "log_joint = log_pi"),
    "The height of the bells is missing in the responsibilities: a narrow bell is higher than a wide one.",
    "Two bells over one answer, one narrow and one wide: which of them claims more of it?")
mistakes.edit("no-half-in-post", ("0.5 * z**2", "z**2"),
    "The half in front of the squared distance is missing, so your responsibilities are too sure.",
    "What is the log density one sigma from the mean, compared with the mean?")
mistakes.edit("hard-responsibilities", (POST, "(log_joint == log_joint.max(axis=1, keepdims=True)).astype(float)"),
    "Each answer went whole to its best component. The derivative of a logarithm of a sum shares it out.",
    "An answer halfway between two equal components: what are its two shares?")
mistakes.edit("normalised-down-the-column", (POST, "np.exp(log_joint - log_sum_exp(log_joint.T))"),
    "You divided by sums over the rows. Each answer shares out one unit among the components.",
    "What must the responsibilities of one row add up to?")
mistakes.edit("not-normalised", (POST, "np.exp(log_joint)"),
    "These are gate times bell, not yet divided by their sum in the row.",
    "The derivative of log f is f' over what?")
mistakes.edit("scores-turned", ("np.exp(log_pi) - post", "post - np.exp(log_pi)"),
    "The part of the scores has the wrong sign: it would close the gates of components that explain the answers.",
    "A component explains an answer better than its gate expected. Should its score rise or fall to lower the loss?")
mistakes.edit("scores-without-total", ("np.exp(log_pi) - post", "-post"),
    "You differentiated by log pi. A score moves all log pi of its row, through the sum that normalises them.",
    "Add the same number to all scores of a row: the loss does not change. What must a row of this part add up to?")
mistakes.edit("by-pi", ("np.exp(log_pi) - post", "-post / np.exp(log_pi)"),
    "This is the derivative by pi. The network puts out scores, and pi is their softmax.",
    "What is the derivative of log pi_j by its own score?")
mistakes.edit("own-gate-only", ("np.exp(log_pi) - post", "post * (np.exp(log_pi) - 1)"),
    "Each score moved its own gate only. It moves the others too, because they sum to 1.",
    "If the first score rises, what happens to the second gate?")
mistakes.edit("means-turned", ("-post * z / sigma", "post * z / sigma"),
    "The part of the means has the wrong sign: your means would flee from the answers.",
    "If an answer lies above its mean, should a larger mean make the loss grow or fall?")
mistakes.edit("sigma-once", ("-post * z / sigma", "-post * z"),
    "You divided by sigma once. The difference is divided by sigma squared.",
    "What is the derivative of half of ((y - mu) / sigma) squared by mu?")
mistakes.edit("no-sigma", ("-post * z / sigma", "-post * (y[:, None] - mu)"),
    "The differences are not divided by sigma squared: as if every bell had the standard deviation 1.",
    "A narrow bell and a wide one miss by the same distance. Which of them should pull harder?")
mistakes.edit("means-doubled", ("-post * z / sigma", "-2 * post * z / sigma"),
    "The 2 from the square is there, but the half in front of it was forgotten.",
    "What is the derivative of half of a square?")
mistakes.edit("means-not-weighted", ("-post * z / sigma", "-z / sigma"),
    "Every component is pulled to every answer by its whole distance. Each should be by its responsibility.",
    "Which component should move when an answer lies on one branch only?")
mistakes.edit("widths-turned", ("post * (1 - z**2)", "post * (z**2 - 1)"),
    "The part of log sigma has the wrong sign: bells that are too narrow would become narrower.",
    "If an answer lies three sigma away, should sigma grow or shrink?")
mistakes.edit("by-sigma", ("post * (1 - z**2)", "post * (1 - z**2) / sigma"),
    "This is the derivative by sigma. The network puts out its logarithm.",
    "What is the derivative of sigma by log sigma?")
mistakes.edit("by-log-variance", ("post * (1 - z**2)", "0.5 * post * (1 - z**2)"),
    "This is the derivative by the log variance. The network puts out log sigma, which is half of it.",
    "If log sigma grows by 1, by how much does the log variance grow?")
mistakes.edit("height-not-differentiated", ("post * (1 - z**2)", "-post * z**2"),
    "The 1 is missing: the derivative of the height, - log sigma. Without it every bell only wants to be wider.",
    "At which distance should a bell be content with its width?")
mistakes.edit("distance-not-squared", ("post * (1 - z**2)", "post * (1 - np.abs(z))"),
    "The distance stands where its square should.",
    "What is the derivative of exp(-2 s) by s, and what does that do to the square?")
mistakes.edit("widths-halved", ("post * (1 - z**2)", "post * (1 - 0.5 * z**2)"),
    "The half was kept, but differentiating a square brings a 2 that takes it away.",
    "Write half of z squared with exp(-2 log sigma). What is its derivative?")
mistakes.edit("widths-not-weighted", ("post * (1 - z**2)", "1 - z**2"),
    "Every component's width listens to every answer. Each should listen by its responsibility.",
    "Which widths should change when an answer lies on one branch only?")
mistakes.edit("sigma-as-variance", ("sigma = np.exp(log_sigma)", "sigma = np.exp(0.5 * log_sigma)"),
    "sigma is the root of what it should be, as if the network had put out a log variance.",
    "If log sigma is 1, how wide is the bell, and how wide is yours?")
mistakes.edit("raw-scores", ("scores - log_total[:, None]", "scores"),
    "The scores stand in place of log pi. The responsibilities do not notice, but the gates do.",
    "What do your gates add up to in one row?")
mistakes.edit("scores-last", (PARTS, "[by_mu, by_log_sigma, by_score]"),
    "The three parts stand in another order than the outputs: scores come first.",
    "Which output does the first column of your answer belong to?")
mistakes.edit("means-last", (PARTS, "[by_score, by_log_sigma, by_mu]"),
    "The parts of means and widths are exchanged: outputs hold scores, means, log sigmas.",
    "Which output does the column K of your answer belong to?")
mistakes.edit("parts-interleaved", (f"np.hstack({PARTS})", f"np.dstack({PARTS}).reshape(len(y), -1)"),
    "Your columns alternate: score, mean, width of one component after the other. The outputs hold K scores first.",
    "With K = 2, which output does your second column belong to?")
mistakes.edit("mean-over-rows", (f"np.hstack({PARTS}) / len(y)", f"np.hstack({PARTS}).mean(axis=0)"),
    "You averaged over the rows. Every entry of `outputs` has a derivative of its own.",
    "How many outputs are there, and how many derivatives do you return?")
mistakes.edit("density-underflow", (POST, "np.exp(log_joint) / np.exp(log_joint).sum(axis=1, keepdims=True)"),
    "Your numbers are right until the densities vanish: far from all components each of them is 0, and 0/0 is nan.",
    "If you subtract the same number from a whole row of logarithms, do the shares change?")
for tiny in ("1e-8", "1e-10", "1e-12"):
    mistakes.edit(f"padded-by-{tiny}",
        (POST, f"np.exp(log_joint) / (np.exp(log_joint).sum(axis=1, keepdims=True) + {tiny})"),
        "A tiny number was added below the line. Far away the densities vanish beside it, and so does all learning.",
        "A very distant answer: what should its responsibilities add up to?")
mistakes.edit("vanished-made-zero",
    (POST, "np.exp(log_joint) / (np.exp(log_joint).sum(axis=1, keepdims=True) + 1e-300)"),
    "Far away your responsibilities are all 0: by a tiny number below the line, or because nan was turned into 0.",
    "A very distant answer: what should its responsibilities add up to?")
mistakes.edit("moves-the-means", ("z = (y[:, None] - mu)", "mu -= y[:, None]\n    z = -mu"),
    "Your answer is right, but the means are a view of `outputs`: the caller's array has changed.",
    "Which line uses `-=`, and whose numbers are those?")
# fmt: on

ORDINARY = (
    "One row, one component (K = 1): what is its responsibility, and what are the three derivatives then?",
    "D2 is the E-step of lesson 01. D3 to D5 are three tables (n, K), made of gates, responsibilities and z.",
    "Compare with a small step: change one output by 1e-6, and see by how much mdn_nll changes.",
)
EXERCISE = Exercise(
    "10_mixture_density_network",
    network.mdn_gradient,
    ("gradient",),
    material.cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        of_any_size(0.75, material.SIZES_LAST, "n or K"),
        Criterion("answers far away", 1.5, ("far",), material.FAR),
        Criterion("tiny and huge sigmas, closed gates", 0.5, ("scales",), material.SCALES),
        *form_and_left_alone(0.75, 0.5),
    ),
    mistakes,
    {},
    uses=("split",),
    inlined=("log_sum_exp", "split"),
)
