"""A sound tiny notebook, and one way to break it a fault."""

from types import SimpleNamespace

EXERCISES = {
    "01_small/double": SimpleNamespace(lesson="01_small", name="double", points=4.0),
    "01_small/warm_up": SimpleNamespace(lesson="01_small", name="warm_up", points=0),
}
SOUND = """\
# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # Doubling

# %%
from softcounts import Lesson
lesson = Lesson("01_small")
check = lesson.check

# %% kind="solution" grade_id="warm_up"
def warm_up(x):
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION

# %%
check(warm_up)

# %% kind="given" grade_id="given_half"
def half(x):
    return x / 2

# %% kind="solution" grade_id="double"
def double(x):
    text = '''
# %% not a head
'''
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% kind="test" grade_id="test_double" points=4
check(double)

# %% kind="explore"
picture = double(3)
"""


def broken(old, new):
    """SOUND with one thing changed, and the number of the line where that begins."""
    assert SOUND.count(old) == 1
    return SOUND.replace(old, new), SOUND[: SOUND.index(old)].count("\n") + 1


TEST_HEAD = '# %% kind="test" grade_id="test_double" points=4'
TEST = f"{TEST_HEAD}\ncheck(double)\n"
SOLUTION_HEAD = '# %% kind="solution" grade_id="double"'
FAULTS = {
    "unknown key": (TEST_HEAD, TEST_HEAD + ' colour="red"', 0, "unknown key 'colour'"),
    "a title in a head": ('# %% kind="explore"', '# %% Play kind="explore"', 0, "unknown key 'title'"),
    "a key of another kind": ('# %% kind="explore"', '# %% kind="explore" points=3', 0, "unknown key 'points'"),
    "keys of a markdown cell": ("# %% [markdown]", '# %% [markdown] grade_id="x"', 0, "unknown key 'grade_id'"),
    "unknown kind": ('kind="explore"', 'kind="play"', 0, "unknown kind 'play'"),
    "raw cell": ("# %% [markdown]", "# %% [raw]", 0, "unknown kind 'raw'"),
    "unquoted value": (SOLUTION_HEAD, '# %% kind=solution grade_id="double"', 0, "the cell head cannot be read"),
    "missing grade_id": ('kind="given" grade_id="given_half"', 'kind="given"', 0, "this given cell has no grade_id"),
    "duplicate grade_id": ('"given_half"', '"double"', 0, "grade_id 'double' stands 2 times"),
    "grade_id not a name": ('"given_half"', '"given half"', 0, "grade_id 'given half' is not a name"),
    "grade_id a number": ('"given_half"', "7", 0, "grade_id 7 is not a name"),
    "missing points": (" points=4", "", 0, "this test cell has no points"),
    "points in words": ("points=4", 'points="four"', 0, "points='four' is no number above 0"),
    "points below zero": ("points=4", "points=-4", 0, "points=-4 is no number above 0"),
    "points are not the exercise's": ("points=4", "points=5", 0, "5 points, but the exercise has 4"),
    "points for practice": ("# %%\ncheck(warm_up)", '# %% kind="test" grade_id="test_warm_up" points=1\ncheck(warm_up)',
                            0, "warm_up is practice without points"),
    "test of no exercise": ("test_double", "test_triple", 0, "no exercise for the test 'test_triple'"),
    "test named like no test": ("test_double", "double_test", 0, "no exercise for the test 'double_test'"),
    "test without check": (TEST, f"{TEST_HEAD}\ndouble(2)\n", 0, "the test does not call check(double)"),
    "test that checks another": (TEST, f"{TEST_HEAD}\ncheck(half)\n", 0, "the test does not call check(double)"),
    "test that does more": (TEST, f"{TEST_HEAD}\ncheck(double)\nprint(1)\n", 0, "the test does not call check(double)"),
    "hidden tests by hand": (TEST, TEST + "### BEGIN HIDDEN TESTS\n", 2, "'BEGIN HIDDEN TESTS' has no place"),
    "no test cell": (TEST, "", 1, "exercise double has no test cell"),
    "no solution cell": (SOLUTION_HEAD, "# %%", 12, "exercise double has no solution cell"),
    "solution of nothing": (SOLUTION_HEAD, '# %% kind="solution" grade_id="triple"', 0, "no exercise 01_small/triple"),
    "solution of another name": ("def double(x)", "def doubled(x)", -1, "the cell does not define double"),
    "no markers": ("    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n", "    return 2 * x\n", -5,
                   "a solution cell without markers"),
    "markers not closed": ("    return 2 * x\n    ### END SOLUTION\n", "    return 2 * x\n", -6,
                           "the solution's markers are not one pair"),
    "marker in a plain cell": ("check = lesson.check", "### BEGIN SOLUTION\ncheck = lesson.check", 0,
                               "'BEGIN SOLUTION' has no place in a cell of kind code"),
    "marker in a given cell": ("    return x / 2", "    ### END SOLUTION\n    return x / 2", 0,
                               "'END SOLUTION' has no place in a cell of kind given"),
    "not Python": ("    return x / 2", "    return x /", 0, "not Python"),
    "another lesson's name": ('Lesson("01_small")', 'Lesson("02_big")', 0, "this is lesson 01_small, not 02_big"),
    "a name made in an explore cell": ("picture = double(3)\n", "picture = double(3)\n\n# %%\nprint(picture)\n", 2,
                                       "picture is made in an explore cell"),
    "test before its solution": (SOLUTION_HEAD, f"{TEST_HEAD}\ncheck(double)\n\n{SOLUTION_HEAD}", 0,
                                 "the test stands before its solution"),
    "given cell before the test": (TEST_HEAD, f'# %% kind="given" grade_id="given_x"\nx = 1\n\n{TEST_HEAD}', 3,
                                   "a given cell stands between"),
    "text above the first cell": ("# %% [markdown]", "import os\n\n# %% [markdown]", None, "not a py:percent notebook"),
}  # fmt: skip
