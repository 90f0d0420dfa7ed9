"""The course, for nbgrader: every `nbgrader` command that runs in this folder reads this file."""

from pathlib import Path

from autograder.secret import export_secret

c = globals()["get_config"]()  # nbgrader puts it here before it reads the file
here = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "softcounts"
c.CourseDirectory.root = str(here)

# What stands in a released notebook where the solution was.
c.ClearSolutions.code_stub = {
    "python": '# Write your code here, in place of the next line.\nraise NotImplementedError("not written yet")'
}

# A deleted test cell comes back, so that the function above it is graded all the same.
c.OverwriteCells.add_missing_cells = True

# Pictures and sliders are not run when grading; nothing depends on them.
c.Execute.skip_cells_with_tag = "explore"
c.Autograde.sanitize_preprocessors = [
    "autograder.sanitize.ClearTags",
    *(f"nbgrader.preprocessors.{name}" for name in (
        "ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata",
    )),
]  # fmt: skip
c.Execute.timeout = 120
c.Execute.shutdown_kernel = "immediate"

# nbgrader gives 0 points to a test cell that writes to stderr; a warning should not cost a student the points.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "Warning"

# The hidden cases are drawn from the course secret; the kernels find it in their environment.
export_secret(here)
