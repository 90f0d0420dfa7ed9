"""What a run changed of what stood before, in sentences that name every student."""

from collections import defaultdict


class Told:
    """Collects the changes of a run."""

    def __init__(self):
        """Nothing has changed yet."""
        self.again, self.pages, self.unread = defaultdict(list), [], []

    def graded(self, student, reason, before, now):
        """`reason`: why again ("": by command, or never before); `before`, `now`: points, None where there are none."""
        if before is None and not reason:
            return
        if before != now and before is not None:
            self.again[reason].append(f"{student} ({before:g} points before, {now:g} now)")
        elif reason:
            self.again[reason].append(student)

    def sentences(self, assignment):
        """One a line."""
        for reason, students in self.again.items():
            why = f", because {reason}" if reason else ""
            yield f"Graded again{why}: {', '.join(sorted(students))}."
        if self.unread:
            cure = "write it as 2026-03-31 23:59:00 UTC, and grade again"
            names = ", ".join(sorted(self.unread))
            yield f"Taken as not late, for timestamp.txt does not tell one moment: {names}; {cure}."
        if self.pages:
            cure = f"run nbgrader generate_feedback {assignment}, and release it again if it was released"
            yield f"The feedback of {', '.join(sorted(self.pages))} showed the old marks and is removed: {cure}."
