"""What stands: gradebook, graded notebooks and pages, none older than what it was made from; one writer at a time."""
