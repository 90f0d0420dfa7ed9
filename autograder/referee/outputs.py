"""What may be shown of what a student's cell puts out: text and pictures, never anything that a browser would run."""

import base64
import binascii

from nbformat.v4 import new_output

PNG, TEXT = "image/png", "text/plain"
SIGNATURES = {PNG: b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
CUT = "... the rest is left out ..."


class Budget:
    """How many characters a notebook's outputs may still have."""

    def __init__(self, left):
        """`left` characters in all."""
        self.left = left

    def take(self, text):
        """`text`, as much of it as there is room for."""
        text = str(text).encode(errors="replace").decode()
        kept = text if len(text) <= self.left else text[: self.left] + CUT
        self.left = max(self.left - len(text), 0)
        return kept


def harmless(outputs, budget):
    """The text and the pictures of `outputs`, rebuilt, within `budget`; the rest, and all metadata, is left out."""
    return [kept for output in outputs if (kept := _harmless(output, budget))]


def _harmless(output, budget):
    if output.output_type == "stream":
        text = budget.take(output.get("text", ""))
        return new_output("stream", name="stderr" if output.get("name") == "stderr" else "stdout", text=text)
    if output.output_type == "error":
        lines = [budget.take(line) for line in list(output.get("traceback", ()))[:50]]
        named = {name: budget.take(output.get(name, ""))[:1000] for name in ("ename", "evalue")}
        return new_output("error", traceback=lines, **named)
    if output.output_type in ("display_data", "execute_result"):
        data = _data(output.get("data", {}), budget)
        return new_output("display_data", data) if data else None
    return None


def _data(data, budget):
    kept = {TEXT: budget.take(data[TEXT])} if isinstance(data.get(TEXT), str) else {}
    drawn = picture(data.get(PNG), PNG)
    if drawn and len(drawn) <= budget.left:
        budget.left -= len(drawn)
        kept[PNG] = drawn
    return kept


def picture(text, kind):
    """Base64 of a picture of that MIME type, written anew: a page puts it into an attribute as it is. Else None."""
    try:
        raw = base64.b64decode(text, validate=False) if isinstance(text, str) else b""
    except (ValueError, binascii.Error):
        return None
    return base64.b64encode(raw).decode() if raw.startswith(SIGNATURES[kind]) else None
