"""The M-step with missing entries, a support rule and a floor."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson05.holes import arguments, column_means, punched, without_zeros, zeros
from autograder.reference import gaussian, missing
from softcounts.judge import Case, Criterion
from softcounts.mixtures import GaussianMixture

mistakes = Mistakes()
right = missing.mstep


def supports(X, post):
    """sum_i post_ij M_il, shape (K, d)."""
    return post.T @ ~np.isnan(X)


def over_support(X, post):
    """Weighted means over the rows that observe l, (K, d); NaN where no weight observes it."""
    return post.T @ zeros(X) / supports(X, post)


def guarded(X, post, mixture, moves):
    """Weighted means where `moves` is True, the old ones elsewhere."""
    return np.where(moves, over_support(X, post), mixture.mu)


def about(X, post, mu, min_variance, counted=None):
    """Variances (K,) about mu (K, d) over the observed entries for which `counted` (K, d) is True; floored."""
    counted = np.ones(mu.shape) if counted is None else counted
    squared = (post[:, :, None] * np.nan_to_num((X[:, None, :] - mu) ** 2 * counted)).sum(axis=(0, 2))
    entries = (supports(X, post) * counted).sum(axis=1)
    return np.maximum(squared / np.where(entries > 0, entries, 1.0), min_variance)


def with_means(X, post, mu, min_variance):
    """A mixture with these means, all else done right."""
    return GaussianMixture(mu, about(X, post, mu, min_variance), post.mean(axis=0))


@mistakes
def nan_spreads(X, post, mixture, min_variance=0.25):
    """NaN was carried through the sums: 0 times NaN is NaN, so one gap in a column spoils its mean for everybody.

    Where can you put a harmless number, so that the weights of the observed entries decide alone?"""
    mixture = gaussian.mstep(X, post)
    return mixture._replace(var=np.maximum(mixture.var, min_variance))


@mistakes
def zeros_as_data(X, post, mixture, min_variance=0.25):
    """Missing entries were set to 0 and then averaged as data, so every mean is drawn towards 0.

    Two people rated a film 4, eight did not. What is the film's mean?"""
    mu = guarded(zeros(X), post, mixture, post.sum(axis=0)[:, None] >= 1)
    return with_means(zeros(X), post, mu, min_variance)


@mistakes
def column_means_as_data(X, post, mixture, min_variance=0.25):
    """The gaps were filled with the means of their columns and then averaged as data: groups are drawn together.

    Each guess agrees with everybody. What does that do to the difference between two groups?"""
    filled = column_means(X)
    mu = guarded(filled, post, mixture, post.sum(axis=0)[:, None] >= 1)
    return with_means(filled, post, mu, min_variance)


@mistakes
def zeros_as_gaps(X, post, mixture, min_variance=0.25):
    """Entries that are 0 were taken for missing. NaN means missing; 0 is a number, and somebody said it.

    How do you find out what is missing: before the gaps are filled, or by looking for the fill afterwards?"""
    return right(without_zeros(X), post, mixture, min_variance)


@mistakes
def guesses_as_data(X, post, mixture, min_variance=0.25):
    """The gaps were filled with the expectation under the old mixture and averaged as data. A guess became evidence.

    A column with two ratings and eight guesses: who decides where its mean goes?"""
    return right(np.where(np.isnan(X), post @ mixture.mu, X), post, mixture, min_variance)


@mistakes
def gaps_on_old_means(X, post, mixture, min_variance=0.25):
    """Each gap was put on the component's old mean and averaged as data: the means hardly move, the spread shrinks.

    Ten people, two rated the film, both 4, and the old mean is 2. What is the new one by the rule, and by yours?"""
    F = np.where(np.isnan(X)[:, None, :], mixture.mu, zeros(X)[:, None, :])
    N = post.sum(axis=0)
    mu = (post[:, :, None] * F).sum(axis=0) / N[:, None]
    squared = (post[:, :, None] * (F - mu) ** 2).sum(axis=(0, 2))
    return GaussianMixture(mu, np.maximum(squared / (N * X.shape[1]), min_variance), N / len(X))


@mistakes
def mean_over_counts(X, post, mixture, min_variance=0.25):
    """You divided by N_j, the weight of all rows. A weighted mean divides by the weights that went into it.

    Ten people of weight 1, two of them rated the film, both 4: what does your division give?"""
    mu = np.where(supports(X, post) >= 1, post.T @ zeros(X) / post.sum(axis=0)[:, None], mixture.mu)
    return with_means(X, post, mu, min_variance)


@mistakes
def mean_over_raters(X, post, mixture, min_variance=0.25):
    """You divided by the number of rows that observe the column, each counted whole for every component.

    Which weights stand above the line? The same ones must be added up below it."""
    raters = np.maximum((~np.isnan(X)).sum(axis=0), 1)
    mu = np.where(supports(X, post) >= 1, post.T @ zeros(X) / raters, mixture.mu)
    return with_means(X, post, mu, min_variance)


@mistakes
def unweighted_means(X, post, mixture, min_variance=0.25):
    """Every component got the plain mean of the column. The soft counts say how much each row counts for whom.

    Two groups, one loves the film and one hates it: which two means do you want?"""
    columns = zeros(X).sum(axis=0) / np.maximum((~np.isnan(X)).sum(axis=0), 1)
    mu = np.where(supports(X, post) >= 1, columns, mixture.mu)
    return with_means(X, post, mu, min_variance)


@mistakes
def no_support_guard(X, post, mixture, min_variance=0.25):
    """Every mean was moved, however little weight observes it. With no weight at all the division gives nan.

    Half a person rated this film. How much would you trust a mean of half a rating?"""
    return with_means(X, post, over_support(X, post), min_variance)


@mistakes
def guard_above_zero(X, post, mixture, min_variance=0.25):
    """A mean was moved as soon as any weight at all observes its column. The rule asks for a whole row's worth.

    A support of 0.01: whose rating is that mean, in the end?"""
    return with_means(X, post, guarded(X, post, mixture, supports(X, post) > 0), min_variance)


@mistakes
def guard_on_component(X, post, mixture, min_variance=0.25):
    """You tested the weight of the whole component. The rule is for each component and column: a (K, d) table.

    A large group, a film that nobody in it has seen: which of the two numbers is small?"""
    moves = np.broadcast_to(post.sum(axis=0)[:, None] >= 1, mixture.mu.shape)
    return with_means(X, post, guarded(X, post, mixture, moves), min_variance)


@mistakes
def guard_on_raters(X, post, mixture, min_variance=0.25):
    """You tested how many rows observe the column, whoever they belong to. The rule weighs them by soft counts.

    A hundred people saw the film, none of them in this component. What is its support here?"""
    moves = np.broadcast_to((~np.isnan(X)).sum(axis=0) >= 1, mixture.mu.shape)
    return with_means(X, post, guarded(X, post, mixture, moves), min_variance)


@mistakes
def guard_strictly_above(X, post, mixture, min_variance=0.25):
    """A support of exactly 1 was refused. The rule says: at least 1.

    One person, wholly in this component, rated the film. May that rating count?"""
    return with_means(X, post, guarded(X, post, mixture, supports(X, post) > 1), min_variance)


@mistakes
def whole_mean_kept(X, post, mixture, min_variance=0.25):
    """One column with little support, and the component's whole mean was kept. The rule looks at each column alone.

    Nobody in the group saw film 7. Is that a reason to forget what they think of film 8?"""
    moves = np.broadcast_to((supports(X, post) >= 1).all(axis=1, keepdims=True), mixture.mu.shape)
    return with_means(X, post, guarded(X, post, mixture, moves), min_variance)


@mistakes
def unsupported_is_zero(X, post, mixture, min_variance=0.25):
    """Where the support is below 1 the mean became 0. The rule keeps the one that came in.

    Which argument still knows the previous means?"""
    mu = np.where(supports(X, post) >= 1, over_support(X, post), 0.0)
    return with_means(X, post, mu, min_variance)


@mistakes
def unsupported_is_column_mean(X, post, mixture, min_variance=0.25):
    """Where the support is below 1 the column's mean was put. A sensible idea, but the rule keeps the old mean.

    Which argument still knows the previous means?"""
    M = ~np.isnan(X)
    columns = zeros(X).sum(axis=0) / np.maximum(M.sum(axis=0), 1)
    mu = np.where(supports(X, post) >= 1, over_support(X, post), columns)
    return with_means(X, post, mu, min_variance)


@mistakes
def var_about_old_means(X, post, mixture, min_variance=0.25):
    """The squared differences are taken from the previous means. The new ones come first, then the spread about them.

    Which means make the weighted spread as small as possible?"""
    return right(X, post, mixture, min_variance)._replace(var=about(X, post, mixture.mu, min_variance))


@mistakes
def var_about_unguarded_means(X, post, mixture, min_variance=0.25):
    """The spread is about the weighted means of all columns, also where the guard had kept the old one.

    The mixture that you return has one mean for each column. About which should its variance be measured?"""
    return right(X, post, mixture, min_variance)._replace(
        var=about(X, post, guarded(X, post, mixture, supports(X, post) > 0), min_variance)
    )


@mistakes
def var_skips_kept_means(X, post, mixture, min_variance=0.25):
    """Entries whose mean was kept were left out of the variance. They were observed, so they count.

    Does the sentence about the variance say anything of support?"""
    mixture = right(X, post, mixture, min_variance)
    moved = (supports(X, post) >= 1).astype(float)
    return mixture._replace(var=about(X, post, mixture.mu, min_variance, moved))


@mistakes
def var_over_d_counts(X, post, mixture, min_variance=0.25):
    """You divided by d N_j, as if every row were complete. Your variance is too small by the part that is missing.

    How many squared differences did you add, counted with their weights?"""
    mixture = right(X, post, mixture, 0.0)
    entries, N = supports(X, post).sum(axis=1), post.sum(axis=0)
    return mixture._replace(var=np.maximum(mixture.var * entries / np.maximum(X.shape[1] * N, 1e-12), min_variance))


@mistakes
def var_over_one_at_least(X, post, mixture, min_variance=0.25):
    """You divided by 1 where the weight of the entries is less than 1. Only a weight of exactly 0 needs a stand-in.

    Half an entry with a squared difference of 3: what is the weighted average of the squared differences?"""
    new, entries = right(X, post, mixture, 0.0), supports(X, post).sum(axis=1)
    return new._replace(var=np.maximum(new.var * entries / np.maximum(entries, 1.0), min_variance))


@mistakes
def floor_where_means_stay(X, post, mixture, min_variance=0.25):
    """A component none of whose means moved got the floor as its variance. Its entries spread about the old means.

    Does the sentence about the variance ask for a support, or only for a weight above 0?"""
    new = right(X, post, mixture, min_variance)
    return new._replace(var=np.where((supports(X, post) >= 1).any(axis=1), new.var, min_variance))


@mistakes
def var_over_counts(X, post, mixture, min_variance=0.25):
    """You divided by N_j. The variance is per observed entry, and a row may hold many of them.

    How many squared differences did you add, counted with their weights?"""
    mixture = right(X, post, mixture, 0.0)
    entries, N = supports(X, post).sum(axis=1), post.sum(axis=0)
    return mixture._replace(var=np.maximum(mixture.var * entries / np.maximum(N, 1e-12), min_variance))


@mistakes
def var_one_row_one_vote(X, post, mixture, min_variance=0.25):
    """You averaged within each row first, so a row with one rating counts as much as one with fifty.

    For the weights it is one row, one vote. What is it for the variance?"""
    mixture = right(X, post, mixture, min_variance)
    seen = (~np.isnan(X)).sum(axis=1, keepdims=True)
    share = post / np.maximum(seen, 1)
    return mixture._replace(var=about(X, share, mixture.mu, min_variance))


@mistakes
def var_means_not_masked(X, post, mixture, min_variance=0.25):
    """The data are 0 where they are missing, but the means are not: each gap adds mu^2 to the spread.

    What should a missing entry add to the sum of squares, whatever the mean is there?"""
    mixture = right(X, post, mixture, min_variance)
    squared = (post * ((zeros(X)[:, None, :] - mixture.mu) ** 2).sum(axis=2)).sum(axis=0)
    entries = supports(X, post).sum(axis=1)
    return mixture._replace(var=np.maximum(squared / np.where(entries > 0, entries, 1.0), min_variance))


@mistakes
def unweighted_spread(X, post, mixture, min_variance=0.25):
    """The squared differences are not multiplied by the soft counts, so every row counts fully for every component.

    A row with a share of 0.01: how much should it widen the component?"""
    mixture = right(X, post, mixture, min_variance)
    return mixture._replace(var=about(X, np.ones_like(post), mixture.mu, min_variance))


@mistakes
def per_column_var(X, post, mixture, min_variance=0.25):
    """You have one variance for each column. The model is spherical: one number for each component.

    How do you make one number out of all squared differences of a component?"""
    mixture, support = right(X, post, mixture, min_variance), supports(X, post)
    squared = np.einsum("ij,ijl->jl", post, np.nan_to_num((X[:, None, :] - mixture.mu) ** 2))
    return mixture._replace(var=np.maximum(squared / np.where(support > 0, support, 1.0), min_variance))


@mistakes
def pooled_var(X, post, mixture, min_variance=0.25):
    """All components got one common variance. That is a valid EM for another model, the tied one.

    One group agrees about everything, one about nothing: what should their variances be?"""
    mixture, entries = right(X, post, mixture, 0.0), supports(X, post).sum(axis=1)
    pooled = max(entries @ mixture.var / entries.sum(), min_variance)
    return mixture._replace(var=np.full_like(mixture.var, pooled))


@mistakes
def sd_for_var(X, post, mixture, min_variance=0.25):
    """You took the square root: that is the standard deviation. The field is called `var`.

    What are the units of a variance if ratings are in stars?"""
    mixture = right(X, post, mixture, min_variance)
    return mixture._replace(var=np.sqrt(mixture.var))


@mistakes
def no_floor(X, post, mixture, min_variance=0.25):
    """The floor is missing. One row, one component, no spread: the likelihood would grow without end.

    What should the smallest variance in your result be, at least?"""
    return right(X, post, mixture, 0.0)


@mistakes
def floor_fixed(X, post, mixture, min_variance=0.25):
    """The floor is always 0.25, whatever was passed. That is only the value for callers who say nothing.

    Which argument brings the floor, and where in your function is it used?"""
    return right(X, post, mixture)


@mistakes
def floor_of_zero_replaced(X, post, mixture, min_variance=0.25):
    """A floor of 0 was replaced by 0.25. The caller said 0, and that is a floor like any other.

    In Python 0 counts as False. Which of your lines asks whether there is a floor, instead of how high it is?"""
    return right(X, post, mixture, min_variance or 0.25)


@mistakes
def floor_as_ceiling(X, post, mixture, min_variance=0.25):
    """You took the smaller of the variance and the floor: that is a ceiling, and all your variances lie below it.

    A variance of 1.3 and a floor of 0.25: what should come back?"""
    new = right(X, post, mixture, 0.0)
    return new._replace(var=np.minimum(new.var, min_variance))


@mistakes
def floor_keeps_old_var(X, post, mixture, min_variance=0.25):
    """Where the variance lies below the floor you kept the old one. It should become the floor itself.

    Only means are kept where the data say too little. What does the rule say of a variance that is too small?"""
    new = right(X, post, mixture, 0.0)
    return new._replace(var=np.where(new.var < min_variance, mixture.var, new.var))


@mistakes
def floor_as_sd(X, post, mixture, min_variance=0.25):
    """You squared the floor, as if it were a standard deviation. `min_variance` is a variance already.

    What are the units of 0.25 here?"""
    return right(X, post, mixture, min_variance**2)


@mistakes
def floor_added(X, post, mixture, min_variance=0.25):
    """The floor was added to every variance. A floor lifts only what lies below it.

    A variance of 1.3 and a floor of 0.25: what should come back?"""
    mixture = right(X, post, mixture, 0.0)
    return mixture._replace(var=mixture.var + min_variance)


@mistakes
def nothing_observed_is_nan(X, post, mixture, min_variance=0.25):
    """A component whose rows hold no observed entry has variance 0/0 = nan in your version. It should be the floor.

    NumPy's maximum of nan and a number is nan. What must be settled before the floor is applied?"""
    mixture = right(X, post, mixture, min_variance)
    return mixture._replace(var=np.where(supports(X, post).sum(axis=1) > 0, mixture.var, np.nan))


@mistakes
def nothing_observed_keeps_var(X, post, mixture, min_variance=0.25):
    """A component whose rows hold no observed entry kept its old variance. Only means are kept; this one is the floor.

    What does the contract say of a variance when the sum below the line is 0?"""
    new = right(X, post, mixture, min_variance)
    return new._replace(var=np.where(supports(X, post).sum(axis=1) > 0, new.var, mixture.var))


@mistakes
def p_by_entries(X, post, mixture, min_variance=0.25):
    """The weights count ratings, so who rates much is counted many times. It is one row, one vote.

    What does p_j mean: the chance that a person, or that a rating, comes from component j?"""
    entries = supports(X, post).sum(axis=1)
    return right(X, post, mixture, min_variance)._replace(p=entries / entries.sum())


@mistakes
def p_of_rows_that_speak(X, post, mixture, min_variance=0.25):
    """Rows with nothing observed were left out of the weights. They are rows, and they vote as the E-step says.

    n counts all rows. Which ones did you add up?"""
    speak = ~np.isnan(X).all(axis=1)
    return right(X, post, mixture, min_variance)._replace(p=post[speak].mean(axis=0))


@mistakes
def p_kept(X, post, mixture, min_variance=0.25):
    """The weights are still the old ones. The data were never asked how popular each component is.

    Which fraction of all soft counts does component j have?"""
    return right(X, post, mixture, min_variance)._replace(p=mixture.p.copy())


@mistakes
def p_fixed(X, post, mixture, min_variance=0.25):
    """The weights are all 1/K. The data were never asked how popular each component is.

    Which fraction of all soft counts does component j have?"""
    K = post.shape[1]
    return right(X, post, mixture, min_variance)._replace(p=np.full(K, 1 / K))


@mistakes
def p_is_counts(X, post, mixture, min_variance=0.25):
    """You returned the soft counts N_j themselves as weights. Mixing proportions sum to one.

    N_j people out of n: what fraction is that?"""
    return right(X, post, mixture, min_variance)._replace(p=post.sum(axis=0))


@mistakes
def hard_assignment(X, post, mixture, min_variance=0.25):
    """Each row went whole to its best component before the averages were taken: that is K-means.

    What are the soft counts for, if they are rounded first?"""
    return right(X, np.eye(post.shape[1])[post.argmax(axis=1)], mixture, min_variance)


@mistakes
def fields_swapped(X, post, mixture, min_variance=0.25):
    """Variances and weights stand in each other's place.

    In which order does GaussianMixture name its three fields?"""
    mu, var, p = right(X, post, mixture, min_variance)
    return GaussianMixture(mu, p, var)


@mistakes
def writes_into_mixture(X, post, mixture, min_variance=0.25):
    """You edited the previous answer: a second name for `mixture.mu` is not a copy of it.

    Which line has an index of the means on its left, and whose array is that?"""
    new = right(X, post, mixture, min_variance)
    old = mixture.mu
    old[supports(X, post) >= 1] = new.mu[supports(X, post) >= 1]
    return new._replace(mu=old)


@mistakes
def writes_into_data(X, post, mixture, min_variance=0.25):
    """The gaps were overwritten in the X that you were given. After one call nobody knows any more what was missing.

    Which line has an index of X on its left? What would a new array in its place cost?"""
    new = right(X, post, mixture, min_variance)
    X[np.isnan(X)] = 0
    return new


def drawn(rng, n, d, K):
    """Data with holes, soft counts and the mixture before."""
    X, mixture = arguments(rng, n, d, K)
    return X, draws.soft(rng, n, K), mixture


def supported(make, *sizes, floor=0.25):
    """A draw of make(*sizes) in which every mean moves, so that who forgot the support rule loses nothing here.

    All variances lie above the floor, but for the first component of `tight`.
    """
    while True:
        X, post, mixture = make(*sizes)
        var = right(X, post, mixture, 0.0).var
        if (supports(X, post) >= 1.05).all() and (var[make is tight :] > 1.1 * floor).all():
            return X, post, mixture


def whole(rng, n, d, K):
    """Data in which nothing is missing."""
    return draws.data(rng, n, d), draws.soft(rng, n, K), draws.mixture(rng, K, d)


def column(rng):
    """One coordinate, missing in one row."""
    X, post, mixture = whole(rng, 8, 1, 2)
    X[draws.integer(rng, 0, 7)] = np.nan
    return X, post, mixture


def partial(rng):
    """A column that two rows observe, with supports on both sides of 1, and one that nobody observes."""
    X, post, mixture = drawn(rng, 8, 5, 3)
    X[:, 4], X[:6, 3] = np.nan, np.nan
    X[6:, 3] = draws.data(rng, 2, 1)[:, 0]
    post[6:] = np.array([[0.3, 0.1, 0.6], [0.2, 0.1, 0.7]])[:, rng.permutation(3)]
    return X, post, mixture


def threshold(rng):
    """Soft counts in quarters: the supports of columns 0, 1 and 2 in one component are 1, 0.75 and 1.25."""
    X, mixture = draws.data(rng, 8, 4), draws.mixture(rng, 2, 4)
    first = np.array([0.25, 0.75, 0.5, 0.25, 0.75, 0.5, 0.25, 0.25])
    X[2:, 0], X[[0, 2, 3, 4, 5, 6, 7], 1], X[[0, 3, 4, 5, 6, 7], 2] = np.nan, np.nan, np.nan
    columns, rows = rng.permutation(4), rng.permutation(8)
    post = np.column_stack([first, 1 - first])[:, rng.permutation(2)]
    return X[rows][:, columns], post[rows], mixture._replace(mu=mixture.mu[:, columns])


def tight(rng, spread):
    """Three groups of three or four rows; the first agrees within about `spread` of its mean."""
    post = np.eye(3)[[0, 0, 0, 0, 1, 1, 1, 2, 2, 2]] * 0.9 + 1 / 30
    post[:, 0] = [0.95, 0.9, 0.95, 0.9, 0, 0, 0, 0, 0, 0]
    post[:, 1:] *= ((1 - post[:, 0]) / post[:, 1:].sum(axis=1))[:, None]
    X = draws.data(rng, 10, 4, spread=2.0)
    X[:4] = X[0] + spread * np.array([[1], [-1], [1.1], [-0.9]])
    rows = rng.permutation(10)
    return punched(rng, X)[rows], post[rows], draws.mixture(rng, 3, 4)


def lonely(rng):
    """One component owns a single row, one only a row with nothing observed, one nothing at all; one has the rest."""
    X, mixture = punched(rng, draws.data(rng, 6, 3, spread=2.0)), draws.mixture(rng, 4, 3)
    X[5] = np.nan
    columns = rng.permutation(4)
    post = np.eye(4)[columns][[0, 1, 1, 1, 1, 2]]
    return X, post, mixture


def silent(rng):
    """Two rows with nothing observed, and one of zeros, which are data."""
    X, post, mixture = drawn(rng, 12, 3, 2)
    X[:2], X[2] = np.nan, 0.0
    return X, post, mixture


def rare(rng):
    """A component that owns less than one entry in all: its means stay, its variance about them is above the floor."""
    while True:
        X, post, mixture = drawn(rng, 7, 4, 3)
        post[:, 0] *= 0.1
        post /= post.sum(axis=1, keepdims=True)
        entries, var = supports(X, post).sum(axis=1)[0], right(X, post, mixture, 0.0).var[0]
        if entries < 0.9 and var > 0.5:
            return X, post, mixture


def cases(rng):
    """Ordinary sizes, little support, exact thresholds, floors by default and by name, rows and components alone."""
    return [
        Case("ordinary", draws.sizes(12, 3, 2), supported(drawn, rng, 12, 3, 2)),
        Case("ordinary", "min_variance = 0.1", (*supported(drawn, rng, draws.integer(rng, 14, 16), 4, 3), 0.1)),
        Case("ordinary", "nothing missing, " + draws.sizes(9, 2, 3), supported(whole, rng, 9, 2, 3)),
        Case("silent", "two rows with nothing observed, one of zeros", supported(silent, rng)),
        Case("support", "a column that only two rows observe, and one that nobody does", partial(rng)),
        Case("support", "soft counts in quarters, a support of exactly 1", threshold(rng)),
        Case("support", "a component that owns a small part of one row", rare(rng)),
        Case("single", draws.sizes(8, 1, 2), supported(column, rng)),
        Case("single", draws.sizes(5, 3, 1), supported(drawn, rng, 5, 3, 1)),
        Case("floor", "a tight component, min_variance by default", supported(tight, rng, 0.3)),
        Case("floor", "a tight component, min_variance = 0.5", (*supported(tight, rng, 0.4, floor=0.5), 0.5)),
        Case("floor", "a tight component, min_variance = 0.04", (*supported(tight, rng, 0.35), 0.04)),
        Case("floor", "a tight component, min_variance = 0", (*supported(tight, rng, 0.35), 0.0)),
        Case("alone", "components that own one row, a silent row, and nothing", lonely(rng)),
        Case("alone", "the same, min_variance = 0.36", (*lonely(rng), 0.36)),
        Case("alone", "the same, min_variance = 1e-7", (*lonely(rng), 1e-7)),
    ]


ORDINARY = (
    "Ten people, all in one group; two rated the film, with 3 and 5. What is the group's mean, and from how many?",
    "M1 adds soft counts over the rows that observe l; M2 and M3 divide by the weights that really went in; M4 by n.",
    "With a mask M of zeros and ones and zeros for the gaps, M1 and the sums of M2 are two matrix products.",
)
SILENT = (
    "A person rated nothing. Does that change how many people there are?",
    "M4 counts rows, whatever they hold: one row, one vote.",
    "p_j is the sum of the column of post, divided by the number of all rows.",
)
SUPPORT = (
    "For one component and one film: how much weight saw it?",
    "The support is a table (K, d). Each entry decides alone whether mu_jl moves, at 1 or more, or stays as it was.",
    "np.where with three tables (K, d): the test, the new means, the old means; mind what a division by 0 would leave.",
)
SINGLE = (
    "What are the shapes inside your function when d or K is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "mu stays (K, d), var and p stay (K,), whatever the sizes.",
)
FLOOR = (
    "Which of your variances lie below the floor, and what should they be?",
    "A floor lifts what lies below it and leaves the rest alone; the caller says how high it is.",
    "Take the larger of the variance and min_variance, entry by entry, at the very end.",
)
ALONE = (
    "What are the mean and the variance of a component that owns exactly one row?",
    "No spread gives the floor; nothing observed gives old means and the floor; no rows give p_j = 0.",
    "Settle what 0/0 means before the floor: put a harmless number below the line where the sum is 0.",
)
EXERCISE = Exercise(
    "05_missing_data",
    missing.mstep,
    ("mixture",),
    cases,
    (
        Criterion("rows with gaps", 4, ("ordinary",), ORDINARY),
        Criterion("rows with nothing observed", 0.5, ("silent",), SILENT),
        Criterion("the support rule", 2, ("support",), SUPPORT),
        Criterion("d or K equal to 1", 0.5, ("single",), SINGLE),
        Criterion("the floor under the variance", 1, ("floor",), FLOOR),
        Criterion("components alone or empty", 1, ("alone",), ALONE),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"mixture.var": ("positive",), "mixture.p": ("sums_to_one",)},
)
