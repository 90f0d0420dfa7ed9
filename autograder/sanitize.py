"""What nbgrader does to a submission before it runs it, besides its own sanitizers."""

from nbgrader.preprocessors import NbGraderPreprocessor


class ClearTags(NbGraderPreprocessor):
    """Take the tags off every cell that is graded or counts as an answer: a tag can make nbclient skip a cell,
    and a test cell that is not run gets full marks.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Called by nbconvert for each cell."""
        if "nbgrader" in cell.metadata:
            cell.metadata.pop("tags", None)
        return cell, resources
