"""Cards: what `check`, `hint` and the grader show, as HTML and as equally good plain text."""

import html
import re
import textwrap
from typing import NamedTuple

TIERS = ("a nudge", "the concept", "nearly there")
STYLE = (
    "border-left: 4px solid {colour}; padding: 0.4em 0.9em; margin: 0.3em 0; max-width: 46em; line-height: 1.45; "
    "background: var(--jp-layout-color1, #fff); color: var(--jp-content-font-color1, #111)"
)
GOOD, BAD = "#009E73", "#D55E00"


class Card(NamedTuple):
    """A title, criteria as (mark, name, points) lines, and paragraphs as (label, text or lines)."""

    title: str
    good: bool
    criteria: tuple
    paragraphs: tuple

    def __repr__(self):
        """Plain text, wrapped at 90 characters."""
        lines = [self.title]
        lines += [f"  {mark} {name}{points}" for mark, name, points in self.criteria]
        for label, text in self.paragraphs:
            lines += [*_wrapped(f"{label} {text}".strip())] if isinstance(text, str) else [label]
            lines += [] if isinstance(text, str) else [f"    {line}" for line in text]
        return "\n".join(lines)

    def _repr_html_(self):
        parts = [f"<strong>{_inline(self.title)}</strong>"]
        if self.criteria:
            items = "".join(
                f'<li>{mark} {_inline(name)}<span style="opacity: 0.75">{points}</span></li>'
                for mark, name, points in self.criteria
            )
            parts.append(f'<ul style="list-style: none; margin: 0.2em 0; padding-left: 0.4em">{items}</ul>')
        parts += [_paragraph(label, text) for label, text in self.paragraphs]
        colour = GOOD if self.good else BAD
        return f'<div class="softcounts-card" style="{STYLE.format(colour=colour)}">{"".join(parts)}</div>'


def check_card(verdict, unready=(), note=""):
    """The Card of `check`: `unready`: functions that were called and are not right yet; `note`: a sentence more."""
    name = verdict.key.split("/")[1]
    paragraphs = [
        ("First:", f"`{name}` calls `{helper}`, which is not right yet. Mend that one.") for helper in unready
    ]
    paragraphs += _message(verdict)
    if verdict.max_points:
        paragraphs.append(("", "These are the public cases. Grading uses other, hidden ones, drawn afresh for you."))
    paragraphs += [("", note)] if note else []
    return Card(f"{name}: {_state(verdict)}", verdict.right, _criteria(verdict), tuple(paragraphs))


def grade_card(verdict, note=""):
    """The Card that grading leaves in the notebook; `note` is one more sentence."""
    name = verdict.key.split("/")[1]
    title = f"{name}: {verdict.points:g} of {verdict.max_points:g} points"
    paragraphs = (*_message(verdict), *([("", note)] if note else []))
    return Card(title, verdict.right, _criteria(verdict), paragraphs)


def hint_card(verdict, tier):
    """The Card of `hint`: the hint of this tier (0, 1, 2) for the first criterion that is not passed."""
    name = verdict.key.split("/")[1]
    if verdict.right:
        return Card(f"{name}: nothing to hint at, all public cases are right", True, (), ())
    failed = next(result.name for result in verdict.results if not result.passed)
    more = (
        "Ask again for the next one." if tier + 1 < len(verdict.hints) else "That was the last one; the rest is yours."
    )
    paragraphs = (("About:", failed), (f"{TIERS[tier].capitalize()}:", verdict.hints[tier]), ("", more))
    return Card(f"{name}: hint {tier + 1} of {len(verdict.hints)}", False, (), paragraphs)


def _state(verdict):
    if verdict.right and verdict.diagnosis.kind == "variant":
        return "right, by another convention"
    if verdict.right:
        return "all public cases are right"
    passed = sum(result.passed for result in verdict.results)
    return f"not yet ({passed} of {len(verdict.results)} criteria)"


def _criteria(verdict):
    if verdict.diagnosis.kind in ("missing", "unwritten"):
        return ()
    return tuple(_criterion(result, verdict.max_points) for result in verdict.results)


def _criterion(result, graded):
    mark = "✓" if result.passed else "–" if result.pending else "✗"
    points = f" · {result.earned:.3g} of {result.points:g}" if graded else ""
    return mark, result.name, points + (" (counts with right answers)" if result.pending else "")


def _message(verdict):
    diagnosis = verdict.diagnosis
    said = [("Seen:", diagnosis.seen), ("Why:", diagnosis.why), ("Next:", diagnosis.question)]
    said += [("Also:", f"{slip}.") for slip in verdict.slips if not diagnosis.seen.startswith(slip)]
    if diagnosis.example:
        said.append(("The smallest case that shows it:", diagnosis.example))
    return [(label, text) for label, text in said if text]


def _wrapped(text):
    return textwrap.wrap(text, 90, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _paragraph(label, text):
    if isinstance(text, str):
        return f'<p style="margin: 0.3em 0"><strong>{label}</strong> {_inline(text)}</p>'
    lines = html.escape("\n".join(text))
    return f'<p style="margin: 0.3em 0"><strong>{label}</strong></p><pre style="margin: 0 0 0 1em">{lines}</pre>'


def _inline(text):
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
