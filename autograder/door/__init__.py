"""What an environment with the autograder holds so that no nbgrader in it can grade without the referee.

`hatch_build` puts `softcounts_door` and its .pth file into site-packages, beside nbgrader; an environment that has only
the student's wheel gets neither.
"""
