"""Mistakes in the M-step with missing entries."""

from autograder.exercises.exercise import Mistakes

mistakes = Mistakes()


# fmt: off
mistakes.edit("nan-spreads", ("np.where(np.isnan(X), 0.0, X)", "X"),
    "NaN was carried through the sums: 0 times NaN is NaN, so one gap in a column spoils its mean for everybody.",
    "Where can you put a harmless number, so that the weights of the observed entries decide alone?")
mistakes.edit("zeros-as-data", ("(~np.isnan(X)).astype(float)", "np.ones(X.shape)"),
    "Missing entries were set to 0 and then averaged as data, so every mean is drawn towards 0.",
    "Two people rated a film 4, eight did not. What is the film's mean?")
mistakes.edit("column-means-as-data",
    [("(~np.isnan(X)).astype(float)", "np.ones(X.shape)"), ("0.0, X", "np.nan_to_num(np.nanmean(X, axis=0)), X")],
    "The gaps were filled with the means of their columns and then averaged as data: groups are drawn together.",
    "Each guess agrees with everybody. What does that do to the difference between two groups?")
mistakes.edit("zeros-as-gaps", ("(~np.isnan(X)).astype(float)", "(np.nan_to_num(X) != 0).astype(float)"),
    "Entries that are 0 were taken for missing. NaN means missing; 0 is a number, and somebody said it.",
    "How do you find out what is missing: before the gaps are filled, or by looking for the fill afterwards?")
mistakes.edit("guesses-as-data",
    [("(~np.isnan(X)).astype(float)", "np.ones(X.shape)"), ("0.0, X", "post @ mixture.mu, X")],
    "The gaps were filled with the expectation under the old mixture and averaged as data. A guess became evidence.",
    "A column with two ratings and eight guesses: who decides where its mean goes?")
mistakes.edit("gaps-on-old-means",
    [("(~np.isnan(X)).astype(float)", "np.ones(X.shape)"),
     ("X0 = np.where(np.isnan(X), 0.0, X)", "F = np.where(np.isnan(X)[:, None, :], mixture.mu, X[:, None, :])"),
     ("np.where(support >= 1, post.T @ X0 / np.maximum(support, 1), mixture.mu)",
      "(post[:, :, None] * F).sum(axis=0) / support"),
     ("(X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T", "((F - mu) ** 2).sum(axis=2)")],
    "Each gap was put on the component's old mean and averaged as data: the means hardly move, the spread shrinks.",
    "Ten people, two rated the film, both 4, and the old mean is 2. What is the new one by the rule, and by yours?")
mistakes.edit("mean-over-counts", ("np.maximum(support, 1)", "post.sum(axis=0)[:, None]"),
    "You divided by N_j, the weight of all rows. A weighted mean divides by the weights that went into it.",
    "Ten people of weight 1, two of them rated the film, both 4: what does your division give?")
mistakes.edit("mean-over-raters", ("np.maximum(support, 1)", "np.maximum(M.sum(axis=0), 1)"),
    "You divided by the number of rows that observe the column, each counted whole for every component.",
    "Which weights stand above the line? The same ones must be added up below it.")
mistakes.edit("unweighted-means",
    ("post.T @ X0 / np.maximum(support, 1)", "X0.sum(axis=0) / np.maximum(M.sum(axis=0), 1)"),
    "Every component got the plain mean of the column. The soft counts say how much each row counts for whom.",
    "Two groups, one loves the film and one hates it: which two means do you want?")
mistakes.edit("no-support-guard",
    ("np.where(support >= 1, post.T @ X0 / np.maximum(support, 1), mixture.mu)", "post.T @ X0 / support"),
    "Every mean was moved, however little weight observes it. With no weight at all the division gives nan.",
    "Half a person rated this film. How much would you trust a mean of half a rating?")
mistakes.edit("guard-above-zero", [(">= 1", "> 0"), ("np.maximum(support, 1)", "np.maximum(support, 1e-12)")],
    "A mean was moved as soon as any weight at all observes its column. The rule asks for a whole row's worth.",
    "A support of 0.01: whose rating is that mean, in the end?")
mistakes.edit("guard-on-component",
    [("support >= 1", "post.sum(axis=0)[:, None] >= 1"), ("np.maximum(support, 1)", "support")],
    "You tested the weight of the whole component. The rule is for each component and column: a (K, d) table.",
    "A large group, a film that nobody in it has seen: which of the two numbers is small?")
mistakes.edit("guard-on-raters", [("support >= 1", "M.sum(axis=0) >= 1"), ("np.maximum(support, 1)", "support")],
    "You tested how many rows observe the column, whoever they belong to. The rule weighs them by soft counts.",
    "A hundred people saw the film, none of them in this component. What is its support here?")
mistakes.edit("guard-strictly-above", (">= 1", "> 1"),
    "A support of exactly 1 was refused. The rule says: at least 1.",
    "One person, wholly in this component, rated the film. May that rating count?")
mistakes.edit("whole-mean-kept", ("support >= 1", "(support >= 1).all(axis=1, keepdims=True)"),
    "One column with little support, and the component's whole mean was kept. The rule looks at each column alone.",
    "Nobody in the group saw film 7. Is that a reason to forget what they think of film 8?")
mistakes.edit("unsupported-is-zero", ("mixture.mu)", "0.0)"),
    "Where the support is below 1 the mean became 0. The rule keeps the one that came in.",
    "Which argument still knows the previous means?")
mistakes.edit("unsupported-is-column-mean", ("mixture.mu)", "X0.sum(axis=0) / np.maximum(M.sum(axis=0), 1))"),
    "Where the support is below 1 the column's mean was put. A sensible idea, but the rule keeps the old mean.",
    "Which argument still knows the previous means?")
mistakes.edit("var-about-old-means", ("2 * X0 @ mu.T + M @ (mu**2).T", "2 * X0 @ mixture.mu.T + M @ (mixture.mu**2).T"),
    "The squared differences are taken from the previous means. The new ones come first, then the spread about them.",
    "Which means make the weighted spread as small as possible?")
mistakes.edit("var-about-unguarded-means",
    [("    squared =",
      "    free = np.where(support > 0, post.T @ X0 / np.maximum(support, 1e-12), mixture.mu)\n    squared ="),
     ("2 * X0 @ mu.T + M @ (mu**2).T", "2 * X0 @ free.T + M @ (free**2).T")],
    "The spread is about the weighted means of all columns, also where the guard had kept the old one.",
    "The mixture that you return has one mean for each column. About which should its variance be measured?")
mistakes.edit("var-skips-kept-means",
    [("    squared = (X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T",
      "    moved = support >= 1\n"
      "    squared = X0**2 @ moved.T - 2 * X0 @ (moved * mu).T + M @ (moved * mu**2).T"),
     ("support.sum(", "(moved * support).sum(")],
    "Entries whose mean was kept were left out of the variance. They were observed, so they count.",
    "Does the sentence about the variance say anything of support?")
mistakes.edit("var-over-d-counts", ("support.sum(axis=1)", "X.shape[1] * post.sum(axis=0)"),
    "You divided by d N_j, as if every row were complete. Your variance is too small by the part that is missing.",
    "How many squared differences did you add, counted with their weights?")
mistakes.edit("var-over-one-at-least", ("1e-12", "1"),
    "You divided by 1 where the weight of the entries is less than 1. Only a weight of exactly 0 needs a stand-in.",
    "Half an entry with a squared difference of 3: what is the weighted average of the squared differences?")
mistakes.edit("floor-where-means-stay",
    ("    return", "    var = np.where((support >= 1).any(axis=1), var, min_variance)\n    return"),
    "A component none of whose means moved got the floor as its variance. Its entries spread about the old means.",
    "Does the sentence about the variance ask for a support, or only for a weight above 0?")
mistakes.edit("var-over-counts", ("support.sum(axis=1)", "post.sum(axis=0)"),
    "You divided by N_j. The variance is per observed entry, and a row may hold many of them.",
    "How many squared differences did you add, counted with their weights?")
mistakes.edit("var-one-row-one-vote",
    [("* squared)", "* squared / np.maximum(M.sum(axis=1, keepdims=True), 1))"),
     ("support.sum(axis=1)", "post.T @ M.any(axis=1)")],
    "You averaged within each row first, so a row with one rating counts as much as one with fifty.",
    "For the weights it is one row, one vote. What is it for the variance?")
mistakes.edit("var-means-not-masked",
    [("M @ (mu**2).T", "(mu**2).sum(axis=1)"),
     ("np.maximum(support.sum(axis=1), 1e-12)", "np.where(support.sum(axis=1) > 0, support.sum(axis=1), 1.0)")],
    "The data are 0 where they are missing, but the means are not: each gap adds mu^2 to the spread.",
    "What should a missing entry add to the sum of squares, whatever the mean is there?")
mistakes.edit("unweighted-spread", [("(post * squared)", "squared"), ("support.sum(axis=1)", "M.sum()")],
    "The squared differences are not multiplied by the soft counts, so every row counts fully for every component.",
    "A row with a share of 0.01: how much should it widen the component?")
mistakes.edit("per-column-var",
    [("(X0**2).sum(axis=1, keepdims=True) - 2 * X0 @ mu.T + M @ (mu**2).T",
      "post.T @ X0**2 - 2 * mu * (post.T @ X0) + mu**2 * support"),
     ("support.sum(axis=1)", "support"),
     ("(post * squared).sum(axis=0)", "squared")],
    "You have one variance for each column. The model is spherical: one number for each component.",
    "How do you make one number out of all squared differences of a component?")
mistakes.edit("pooled-var",
    ("(post * squared).sum(axis=0) / entries", "np.full(len(mu), (post * squared).sum() / entries.sum())"),
    "All components got one common variance. That is a valid EM for another model, the tied one.",
    "One group agrees about everything, one about nothing: what should their variances be?")
mistakes.edit("sd-for-var", ("(mu, var", "(mu, np.sqrt(var)"),
    "You took the square root: that is the standard deviation. The field is called `var`.",
    "What are the units of a variance if ratings are in stars?")
mistakes.edit("no-floor",
    ("np.maximum((post * squared).sum(axis=0) / entries, min_variance)", "(post * squared).sum(axis=0) / entries"),
    "The floor is missing. One row, one component, no spread: the likelihood would grow without end.",
    "What should the smallest variance in your result be, at least?")
mistakes.edit("floor-fixed", ("entries, min_variance", "entries, 0.25"),
    "The floor is always 0.25, whatever was passed. That is only the value for callers who say nothing.",
    "Which argument brings the floor, and where in your function is it used?")
mistakes.edit("floor-of-zero-replaced", ("entries, min_variance", "entries, min_variance or 0.25"),
    "A floor of 0 was replaced by 0.25. The caller said 0, and that is a floor like any other.",
    "In Python 0 counts as False. Which of your lines asks whether there is a floor, instead of how high it is?")
mistakes.edit("floor-as-ceiling", ("var = np.maximum", "var = np.minimum"),
    "You took the smaller of the variance and the floor: that is a ceiling, and all your variances lie below it.",
    "A variance of 1.3 and a floor of 0.25: what should come back?")
mistakes.edit("floor-keeps-old-var",
    ("np.maximum((post * squared).sum(axis=0) / entries, min_variance)",
     "(post * squared).sum(axis=0) / entries\n    var = np.where(var < min_variance, mixture.var, var)"),
    "Where the variance lies below the floor you kept the old one. It should become the floor itself.",
    "Only means are kept where the data say too little. What does the rule say of a variance that is too small?")
mistakes.edit("floor-as-sd", ("entries, min_variance", "entries, min_variance**2"),
    "You squared the floor, as if it were a standard deviation. `min_variance` is a variance already.",
    "What are the units of 0.25 here?")
mistakes.edit("floor-added",
    ("np.maximum((post * squared).sum(axis=0) / entries, min_variance)",
     "(post * squared).sum(axis=0) / entries + min_variance"),
    "The floor was added to every variance. A floor lifts only what lies below it.",
    "A variance of 1.3 and a floor of 0.25: what should come back?")
mistakes.edit("nothing-observed-is-nan", ("np.maximum(support.sum(axis=1), 1e-12)", "support.sum(axis=1)"),
    "A component whose rows hold no observed entry has variance 0/0 = nan in your version. It should be the floor.",
    "NumPy's maximum of nan and a number is nan. What must be settled before the floor is applied?")
mistakes.edit("nothing-observed-keeps-var",
    ("    return", "    var = np.where(support.sum(axis=1) > 0, var, mixture.var)\n    return"),
    "A component whose rows hold no observed entry kept its old variance. Only means are kept; this one is the floor.",
    "What does the contract say of a variance when the sum below the line is 0?")
mistakes.edit("p-by-entries", ("post.sum(axis=0) / len(X)", "support.sum(axis=1) / support.sum()"),
    "The weights count ratings, so who rates much is counted many times. It is one row, one vote.",
    "What does p_j mean: the chance that a person, or that a rating, comes from component j?")
mistakes.edit("p-of-rows-that-speak", ("post.sum(axis=0) / len(X)", "post[M.any(axis=1)].mean(axis=0)"),
    "Rows with nothing observed were left out of the weights. They are rows, and they vote as the E-step says.",
    "n counts all rows. Which ones did you add up?")
mistakes.edit("p-kept", ("post.sum(axis=0) / len(X)", "mixture.p"),
    "The weights are still the old ones. The data were never asked how popular each component is.",
    "Which fraction of all soft counts does component j have?")
mistakes.edit("p-fixed", ("post.sum(axis=0) / len(X)", "np.full(len(mu), 1 / len(mu))"),
    "The weights are all 1/K. The data were never asked how popular each component is.",
    "Which fraction of all soft counts does component j have?")
mistakes.edit("p-is-counts", (" / len(X)", ""),
    "You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.",
    "N_j people out of n: what fraction is that?")
mistakes.edit("hard-assignment", ("    M =", "    post = np.eye(post.shape[1])[post.argmax(axis=1)]\n    M ="),
    "Each row went whole to its best component before the averages were taken: that is K-means.",
    "What are the soft counts for, if they are rounded first?")
mistakes.edit("fields-swapped", ("var, post.sum(axis=0) / len(X)", "post.sum(axis=0) / len(X), var"),
    "Variances and weights stand in each other's place.",
    "In which order does GaussianMixture name its three fields?")
mistakes.edit("writes-into-mixture", ("    mu =", "    mu = mixture.mu\n    mu[...] ="),
    "You edited the previous answer: a second name for `mixture.mu` is not a copy of it.",
    "Which line has an index of the means on its left, and whose array is that?")
mistakes.edit("writes-into-data", ("X0 = np.where(np.isnan(X), 0.0, X)", "X[np.isnan(X)] = 0\n    X0 = X"),
    "The gaps were overwritten in the X that you were given. After one call nobody knows any more what was missing.",
    "Which line has an index of X on its left? What would a new array in its place cost?")
# fmt: on
