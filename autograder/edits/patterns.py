"""Patterns over Python expressions, written as Python: `_a` stands for any expression, `_c` for any constant."""

import ast
import functools
import re

HOLE = re.compile(r"\b_[a-z]\b")
WHOLE = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)


@functools.cache
def parsed(text):
    """The expression `text` as a tree."""
    return ast.parse(text, mode="eval").body


def text(*nodes):
    """Nodes as Python text, statements one below the other."""
    for node in nodes:
        if not hasattr(node, "text"):
            node.text = ast.unparse(node)
    return "\n".join(node.text for node in nodes)


def match(pattern, node):
    """What each `_name` of the pattern (a text) stands for in `node`, or None where it does not fit."""
    found = {}
    return found if _match(parsed(pattern), node, found) else None


def build(template, bound):
    """The template (a text) with each `_name` replaced by the text of the node bound to it."""
    return HOLE.sub(lambda hole: _operand(bound[hole[0]]) if hole[0] in bound else hole[0], template)


def _operand(node):
    return text(node) if isinstance(node, WHOLE) else f"({text(node)})"


def _match(pattern, node, found):
    if isinstance(pattern, ast.Name) and pattern.id.startswith("_"):
        if pattern.id.startswith("_c") and not isinstance(node, ast.Constant):
            return False
        if not isinstance(node, ast.expr) or isinstance(node, ast.Slice):
            return False
        before = found.setdefault(pattern.id, node)
        return before is node or ast.dump(before) == ast.dump(node)
    if isinstance(pattern, list):
        return (
            isinstance(node, list)
            and len(pattern) == len(node)
            and all(_match(one, other, found) for one, other in zip(pattern, node, strict=True))
        )
    if not isinstance(pattern, ast.AST):
        return type(pattern) is type(node) and pattern == node
    return type(pattern) is type(node) and all(
        _match(getattr(pattern, field), getattr(node, field), found) for field in pattern._fields if field != "ctx"
    )
