"""What every picture, every slider and every refusal owes a reader."""

import re

import matplotlib.pyplot as plt
import pytest


def drawn_and_described(draw, words):
    """A picture in large letters, with these words in its text alternative; no figure stays behind."""
    picture = draw()
    assert words in picture.alt
    assert picture.png(60)[:4] == b"\x89PNG" and not plt.get_fignums()
    texts = [text for axes in picture.axes for text in axes.findobj(lambda a: hasattr(a, "get_fontsize"))]
    assert all(text.get_fontsize() >= 10 for text in texts if text.get_text().strip() and text.get_visible())


def one_line(call, cause):
    """A ValueError of one line, which says the cause."""
    with pytest.raises(ValueError) as caught:
        call()
    assert cause in str(caught.value) and "\n" not in str(caught.value)


def alt(explorer):
    """The text alternative of the picture that an Explorer shows."""
    (found,) = re.findall(r'<img alt="([^"]+)"', explorer.picture.value)
    return found
