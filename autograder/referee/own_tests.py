"""The instructor's own tests: cells that run in the submission's kernel and are scored as nbgrader scores them."""

from nbformat.v4 import new_output
from nbgrader.utils import determine_grade, has_failed, is_grade, is_solution

NOT_RUN = "the kernel had ended before it"
TOO_MUCH = "the cells above and this one put out more than the grader keeps"


class OwnTests:
    """Which cells they are, and which of them ran to their end with all that they put out."""

    def __init__(self, cells, exercises):
        """`exercises`: the indices of the test cells that are judged and not run."""
        self.reasons = {i: NOT_RUN for i, cell in enumerate(cells) if is_test(cell) and i not in exercises}

    def begin(self):
        """The cells are run from the first."""
        self.reasons = dict.fromkeys(self.reasons, NOT_RUN)

    def ended(self, index, complete):
        """The cell ran; `complete`: all that it put out was taken in."""
        if index in self.reasons:
            self.reasons[index] = None if complete else TOO_MUCH

    def why_not(self, index):
        """Why the test has no result, as a clause; None where it has one, or is no test."""
        return self.reasons.get(index)

    def score(self, index, cell):
        """What must stand in the cell beside its outputs to give its points: a number, or None for nothing."""
        if index not in self.reasons or has_failed(cell):
            return None
        try:
            points, most = determine_grade(cell)
        except (KeyError, ValueError):  # nothing that can be shown, or more than the cell is worth
            return None
        return points if points < most else None


def score(points, index):
    """The output that nbgrader reads points from."""
    return new_output("execute_result", {"text/plain": str(float(points))}, execution_count=index)


def is_test(cell):
    """Whether nbgrader takes points from what the cell puts out."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
