"""The folders of submissions, whatever their names are: nbgrader takes brackets in them for patterns."""

import glob
import os


def folders(converter):
    """Those that a run of one of nbgrader's converters is about, in order."""
    course = converter.coursedir
    pattern = converter._format_source(course.assignment_id, course.student_id)
    return [pattern] if os.path.isdir(pattern) else sorted(glob.glob(pattern))
