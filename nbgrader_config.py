"""The course, for nbgrader: every `nbgrader` command that runs in this folder reads this file."""

from pathlib import Path

from autograder.referee.collect import Collect
from autograder.referee.converter import install
from autograder.secret import course_secret

c = globals()["get_config"]()  # nbgrader puts it here before it reads the file
here = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "softcounts"
c.CourseDirectory.root = str(here)

# What stands in a released notebook where the solution was.
c.ClearSolutions.code_stub = {
    "python": '# Write your code here, in place of the next line.\nraise NotImplementedError("not written yet")'
}

# Submissions are rebuilt, run in a sandbox and judged outside of it. Its limits are settings, as in
# c.Referee.memory_mb = 2048 (README.md has the table).
install()
c.ExchangeFactory.collect = Collect

# The hidden cases are drawn from the course secret; it is made at first use.
course_secret(here)
