"""`nbgrader collect` that follows no link: nbgrader's own copies its target, with the rights of the instructor."""

import os
import shutil
from functools import partial

from nbgrader.exchange import ExchangeFactory
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns


class Collect(ExchangeCollect):
    """nbgrader's ExchangeCollect; a link stays a link, which grading does not read, and nobody stops the class."""

    def do_copy(self, src, dest, log=None):
        """Copy what a student handed in, as far as that can be done."""
        course = self.coursedir
        if os.path.islink(src) or self.get_size(src) > 1000 * course.max_dir_size:
            self.log.error("%s is not collected: it is a link, or too large", src)
            return
        ignored = ignore_patterns(course.ignore, course.include, course.max_file_size, self.log)
        copy = partial(shutil.copy2, follow_symlinks=False)  # even where a file becomes a link at this moment
        try:
            shutil.copytree(src, dest, symlinks=True, ignore=ignored, copy_function=copy)
        except OSError as error:
            self.log.error("%s is not collected in full: %s", src, error)


# So that it does not depend on a file of settings that may be broken or missing.
ExchangeFactory.collect.default_value = Collect
