"""The sentences of the judge that belong to no single exercise, and how values are shown in them."""

import numpy as np

from softcounts.judge.compare import leaves, near

MISSING = (
    "The cell that defines it was not run, was deleted, or gave it another name.",
    "Is there a cell with `def` and exactly this name, and has it been run?",
)
UNWRITTEN = (
    "It is not written yet.",
    "What is the first labelled step? Write that one line in place of `raise NotImplementedError()`, then go on.",
)
SLOW = (
    "A loop never ends, or a step does far more work than it needs.",
    "Which condition ends your loop, and does it ever become true? Print both of its sides in each pass.",
)
COUNT = (
    "What a function returns, how many values and in which order, is its contract with whoever calls it.",
    "Compare your `return` line with the first line of the function's description. What differs?",
)
NOTHING = (
    "A function without a `return` hands back None.",
    "Does every way through your function end in a `return` with the promised values?",
)
NUMBER = (
    "A single number has no axes, so adding it up must remove every axis, not just one.",
    "Which sum on the way to it still leaves an axis of length 1?",
)
SHAPE = (
    "Each axis has a meaning: i counts data points, j components, l coordinates. A sum or a mean removes one axis.",
    "Write the shape as a comment behind each line. At which line does yours first differ from what you expect?",
)
DTYPE = (
    "Only real numbers can be compared.",
    "Which line makes an array that is not float64? Print `array.dtype` after each step.",
)
CHANGED = (
    "An array that you are given belongs to the caller. `+=`, `*=`, `a[...] = ...` and `.sort()` write into it.",
    "Which line writes into an argument? Make a new array there, for example with a copy.",
)
UNSTEADY = (
    "Something is remembered between calls: a global variable, a stored result, a random number.",
    "Which name in your function keeps its value from one call to the next?",
)
REUSED = (
    "The same array is filled and handed out again and again, so an earlier result is overwritten.",
    "Where is the returned array made? Make a fresh one in each call.",
)
NOT_FINITE = (
    "exp of a very negative number is 0, the logarithm of 0 is -inf, and 0/0 or inf - inf is nan.",
    "Which line makes the first inf or nan? Print the smallest and largest entry after each step.",
)
LAW = (
    "Every right answer obeys this law, whatever the data are.",
    "Which line of yours is meant to make this law hold?",
)
DIRECTION = (
    "It matches no misconception that is known to this check, but it errs on one side only.",
    "Which step could make it too large, or too small, and never the other way?",
)
LOOK_FIRST = "Look at {step} first: nearly all known slips that leave the other results right lie there."
DIFFERS = (
    "The numbers match none of the misconceptions known to this check, so it cannot say more.",
    "Take the smallest case you can think of and work it by hand. At which labelled step does your code part from it?",
)
SLIP = (
    "The values are right; only the form differs from what was promised.",
    "Which conversion, on the last line, gives exactly the promised form?",
)
FLOAT32 = (
    "float32 keeps 7 digits of a number, float64 keeps 16. What was lost on the way does not come back at the end.",
    "Which line makes the first array of float32? Print `array.dtype` behind each step.",
)
COARSE = (
    "Nearly right: digits were lost in float32 or rounding, a tiny number was added, or a loop stopped too soon.",
    "Which line rounds, adds a tiny constant, makes an array that is not float64, or decides when to stop?",
)
RIGHT = ("", "")
WHERE_FINITE = "Where the answers are finite they are those of one slip; the others are wrong in another way too."
FIRST = 'In the criterion "{}" the answers are those of one slip; elsewhere another one shows, too.'
ONE_OUTPUT = "`{}` is what one slip makes of it; another one shows beside it."
ELSEWHERE = "Where it answers:"
SHAPED = (
    "A difference of such a regular shape has one cause.",
    "Which line of yours would change the result in just this way? Work the smallest case by hand up to there.",
)
EDIT = "Your answers are those of the lesson's steps with one change{where}: {says}."
STEP = "Your answers part from the lesson's in {step}: more than one change there would explain them."
AT_STEP = "Work {step} by hand for the smallest case you can think of. Which number of yours is another?"
CHANGES = {
    "dropped": "Compare your line with this step, term by term. What has no counterpart in yours?",
    "sign": "Which terms does this step add, and which does it take away?",
    "axis": "Which index is added up or compared there, and which one must be left?",
    "function": "Which operation does this step name there, and which stands in your line?",
    "constant": "Which number stands there in your line, and where does the lesson have it from?",
    "other": "Which quantity does this step name there, and which have you used?",
    "value": "What did you do to this quantity that the step does not ask for?",
    "index": "Which entries does this step use: all of them, or some?",
    "order": "In which order do the steps stand in the lesson, and in yours?",
}

QUESTIONS = {
    "NameError": "Which name is that, and in which cell is it made? A helper must stand in the same cell.",
    "TypeError": "What type does each name in that line have, and is that what the operation takes?",
    "IndexError": "How long is that axis, and which index do you ask for?",
    "AttributeError": "What is the object before the dot? Print its type.",
    "KeyError": "Which keys are there? Print them.",
    "ZeroDivisionError": "Which number is zero there, and what should happen then?",
    "RecursionError": "Does the function call itself where another function was meant?",
    "SystemExit": "Why should the function leave Python altogether? Let it return instead.",
    "UnboundLocalError": "On which way through the function is that name never set?",
    "StdinNotImplementedError": "Is an `input()` or a breakpoint left in the function? Take it out.",
}
SHAPES = "Which values meet in that line, and what are their shapes? Print them. Is one a pair of results?"


def explanation(mistake):
    """Why, one next question, and the name under which it is counted, for a casebook's Mistake."""
    if mistake.kind == "step":
        return mistake.why or STEP.format(step=mistake.step), AT_STEP.format(step=mistake.step), mistake.step
    if mistake.kind == "edit" and not mistake.why:
        why = EDIT.format(where=f", in {mistake.step}" * bool(mistake.step), says=mistake.name)
        return why, CHANGES[mistake.question], f"{mistake.step}: {mistake.name}".removeprefix(": ")
    return mistake.why, mistake.question, mistake.name


def raised_question(error):
    """One next question for an exception."""
    if error.kind == "ValueError":
        return SHAPES
    return QUESTIONS.get(error.kind, "What does that line do with these arguments? Try it alone in a new cell.")


def sentence(text):
    """The text with a capital first letter, unless it begins with a name in backticks."""
    return text[:1].upper() + text[1:]


def listed(names):
    """`a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]


def case(chosen):
    """How a case is named in a sentence."""
    return f"case: {chosen.note}"


def passed(arguments, args):
    """The arguments by shape: X of shape (7, 2), mixture.mu of shape (3, 2)."""
    return ", ".join(text for name, arg in zip(arguments, args, strict=False) for text in _shapes(name, arg))


def _shapes(name, arg):
    if hasattr(arg, "_fields"):
        return [text for field, item in zip(arg._fields, arg, strict=True) for text in _shapes(f"{name}.{field}", item)]
    if isinstance(arg, np.ndarray):
        return [f"{name} of shape {arg.shape}"]
    return [f"{name} = {arg!r}"]


def entry(name, index):
    """`post[0, 1]`, or `log_likelihood` for a single number."""
    return f"`{name}[{', '.join(map(str, index))}]`" if len(index) else f"`{name}`"


def example(scene, i):
    """The case's arguments, and the first differing entry with both values, as lines of text."""
    chosen = scene.casebook.cases[i]
    for name, arg in zip(scene.casebook.arguments, chosen.args, strict=False):
        yield from _shown(name, arg)
    reading = scene.compared[i].reading
    for name, array in leaves(scene.casebook.right[i], scene.casebook.outputs).items():
        got = reading.leaves.get(name) if reading else None
        if got is None or got.shape != array.shape:
            continue
        wrong = np.argwhere(~near(got, array, name in reading.loose))
        if len(wrong):
            at = tuple(wrong[0])
            yours, theirs = _pair(got[at], array[at])
            yield f"{entry(name, wrong[0]).strip('`')}: yours is {yours}, right is {theirs}"
            return


def _pair(yours, theirs):
    """Both numbers with as many digits as it takes to see that they differ."""
    for digits in (5, 8, 12, 17):
        pair = f"{yours:.{digits}g}", f"{theirs:.{digits}g}"
        if pair[0] != pair[1]:
            break
    return pair


def _shown(name, arg, most=24):
    if hasattr(arg, "_fields"):
        for field, item in zip(arg._fields, arg, strict=True):
            yield from _shown(f"{name}.{field}", item)
    elif isinstance(arg, np.ndarray) and arg.size > most:
        yield f"{name}: shape {arg.shape}"
    elif isinstance(arg, np.ndarray):
        text = np.array2string(arg, separator=", ", precision=4, suppress_small=True, floatmode="maxprec")
        yield f"{name} = {' '.join(text.split())}"
    else:
        yield f"{name} = {arg!r}"


def step(labels):
    """Labels as a place in a sentence: "step E2", "steps E4 and E5", "the mask"; "" for none."""
    if not labels:
        return ""
    if labels[0][1:].isdigit():
        return f"step{'s' * (len(labels) > 1)} {' and '.join(labels)}"
    return " and ".join(labels)
