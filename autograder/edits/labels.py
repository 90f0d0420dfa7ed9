"""The step of the lesson that each part of a taught solution stands in."""

import ast


def of_sites(nodes, lines):
    """Site -> the labels of the step that a node stands in, for the nodes of a Switched; `lines`: line -> labels.

    A line of two steps has one for each part of its value; a name that is only handed on by `return` belongs to the
    step that made it.
    """
    found, made = {}, {}
    for line in sorted((node for node in nodes if isinstance(node, ast.stmt)), key=lambda line: line.lineno):
        labels = lines.get(line.lineno, ())
        found |= dict.fromkeys(_sites(line), labels)
        for part, label in zip(_parts(line, len(labels)), labels, strict=False):
            found |= dict.fromkeys(_sites(part), (label,))
        if isinstance(line, ast.Assign):
            made |= {node.id: found[node.site] for node in ast.walk(line.targets[0]) if isinstance(node, ast.Name)}
        if isinstance(line, ast.Return):
            handed = [line.value, *getattr(line.value, "elts", ()), *getattr(line.value, "args", ())]
            found |= {node.site: made[node.id] for node in handed if getattr(node, "id", None) in made}
    return found


def _sites(tree):
    return [node.site for node in ast.walk(tree) if hasattr(node, "site")]


def _parts(line, count):
    """The parts of a line's value: of a tuple, or of a sum of two terms, if there are `count` of them."""
    value = getattr(line, "value", None)
    parts = [value.left, value.right] if isinstance(value, ast.BinOp) else getattr(value, "elts", ())
    return parts if count > 1 and len(parts) == count else ()
