"""What all sliders share: controls above a picture and a line of text; every move redraws one picture."""

import gc
import html
from contextlib import contextmanager

import ipywidgets as widgets

from softcounts.reopened import Reopened

DPI = 72


class Explorer(Reopened, widgets.VBox):
    """Controls above a picture and a line of numbers that screen readers follow."""

    def __init__(self, controls, show):
        """`show()` returns (Picture or None, text) for the controls' present values."""
        self.controls, self.show, self.paused = controls, show, False
        self.picture, self.text = widgets.HTML(), widgets.HTML()
        super().__init__(
            [widgets.HBox(list(controls.values()), layout={"flex_flow": "row wrap"}), self.text, self.picture]
        )
        for control in controls.values():
            control.observe(self.redraw, names="value")
        self.redraw()

    def redraw(self, _change=None):
        """Draw the picture anew, unless several controls are being set at once."""
        if self.paused:
            return
        with _one_sweep():
            picture, text = self.show()
            self.picture.value = "" if picture is None else picture.html(DPI)
            self.text.value = f'<div aria-live="polite">{html.escape(text)}</div>'
            del picture

    def still(self):
        """The Picture for the controls' present values, to keep beside the sliders."""
        picture, text = self.show()
        if picture is None:
            raise ValueError(text)
        return picture

    def instead(self):
        """The picture as it was at first, and what to do."""
        return f"{self.picture.value}<p>{html.escape(repr(self))}</p>"

    def __repr__(self):
        """What there is to move, for readers without a kernel."""
        names = ", ".join(control.description for control in self.controls.values())
        return f"Sliders: {names}. Run this cell to move them."


@contextmanager
def _one_sweep():
    """Hold the garbage collector back, then let it look at the new objects only.

    A figure is thousands of objects in cycles. Swept while it is young it costs a few milliseconds; left to grow old
    it costs a full collection, which is a pause of 0.2 s in the middle of a later move.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if on:
            gc.enable()


def slider(kind, description, value, low, high, step=1):
    """A labelled slider of that widget class."""
    style = {"description_width": "9em"}
    return kind(
        value=value, min=low, max=high, step=step, description=description, style=style, layout={"width": "25em"}
    )


def stopped(who, error):
    """One line about an error of the student's functions."""
    if isinstance(error, NotImplementedError):
        return f"{who}: not written yet. Run this cell again when your check is green."
    return f"{who} stopped with {type(error).__name__}: {' '.join(str(error).split())}"
