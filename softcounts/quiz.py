"""Questions with an instant answer."""

import html

import ipywidgets as widgets

from softcounts.reopened import Reopened


class Question(Reopened, widgets.VBox):
    """A question with radio buttons; choosing an option shows its reply at once."""

    def __init__(self, question, replies):
        """`replies`: option -> reply."""
        self.question, self.replies = question, replies
        self.choices = widgets.RadioButtons(options=list(replies), value=None, layout={"width": "max-content"})
        self.reply = widgets.HTML()
        self.choices.observe(self._answer, names="value")
        title = widgets.HTML(f"<strong>{html.escape(question)}</strong>")
        super().__init__([title, self.choices, self.reply])

    def _answer(self, change):
        text = html.escape(self.replies.get(change["new"], ""))
        self.reply.value = f'<div aria-live="polite">{text}</div>'

    def instead(self):
        """The question and its options, and what to do."""
        options = "".join(f"<li>{html.escape(option)}</li>" for option in self.replies)
        return f"<p><strong>{html.escape(self.question)}</strong></p><ul>{options}</ul><p>Run this cell to answer.</p>"

    def __repr__(self):
        """The question and its options, for readers without a kernel."""
        return "\n".join([self.question, *(f"  ( ) {option}" for option in self.replies)])


def ask(question, replies):
    """Return a Question widget. `replies` maps each option to what is said when it is chosen.

    Raises ValueError where there are fewer than two options, or anything is not a text.
    """
    if not isinstance(replies, dict) or len(replies) < 2:
        raise ValueError("a question needs at least two options: pass {option: reply, ...}")
    texts = [question, *replies, *replies.values()]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError(
            "a question, its options and its replies are texts: put quotes round them, and leave none empty"
        )
    return Question(question, replies)
