"""The course, for nbgrader: every `nbgrader` command that runs in this folder reads this file."""

from pathlib import Path

c = globals()["get_config"]()  # nbgrader puts it here before it reads the file

c.CourseDirectory.course_id = "softcounts"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

# What stands in a released notebook where the solution was.
c.ClearSolutions.code_stub = {
    "python": '# Write your code here, in place of the next line.\nraise NotImplementedError("not written yet")'
}

# `nbgrader zip_collect` takes the downloads of Canvas and Moodle as they are; for another system's file names set
# c.Downloads.named_regexp.
c.ZipCollectApp.extractor_plugin = "autograder.referee.handed_in.downloads.Extract"
c.ZipCollectApp.collector_plugin = "autograder.referee.handed_in.downloads.Downloads"

# Submissions are rebuilt, run in a sandbox and judged outside of it, whatever stands in this file. Its limits are
# settings, as in c.Referee.memory_mb = 2048 (README.md has the table). These lines are for an nbgrader that was
# installed elsewhere, without the autograder: it cannot load these steps, and grades nothing.
c.Autograde.sanitize_preprocessors = ["autograder.referee.rebuild.Rebuild"]
c.Autograde.autograde_preprocessors = ["autograder.referee.execute.Referee", "nbgrader.preprocessors.CheckCellMetadata"]
