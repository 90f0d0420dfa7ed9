"""Small faults put into right code by machine: each mutant differs from the source in one place."""

import ast
import copy

SWAPS = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div],
    ast.Div: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.MatMult: [],
}
COMPARISONS = {
    ast.LtE: [ast.Lt, ast.Gt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
}
METHODS = {"sum": ["mean", "max"], "max": ["min", "mean"], "log": ["log2", "log1p"], "exp": ["expm1"]}
NAMES = [("mu", "X"), ("new", "old"), ("old", "new"), ("N", "post"), ("joint", "rows"), ("top", "rows")]


def mutants(source):
    """Every source text that differs from `source` in one node or statement."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for position, node in enumerate(ast.walk(tree)):
        for replacement in [*_expressions(node), *_statements(node)]:
            text = _replaced(tree, position, replacement)
            if text not in seen:
                seen.add(text)
                yield text


def _replaced(tree, position, replacement):
    changed = copy.deepcopy(tree)
    target = list(ast.walk(changed))[position]
    target.__class__ = replacement.__class__
    target.__dict__ = {**target.__dict__, **copy.deepcopy(replacement.__dict__)}
    return ast.unparse(ast.fix_missing_locations(changed))


def _expressions(node):
    if isinstance(node, ast.BinOp):
        yield from (ast.BinOp(node.left, swap(), node.right) for swap in SWAPS.get(type(node.op), []))
        yield from (node.left, node.right)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        values = {node.value + 1, node.value - 1, node.value * 2, node.value * 1.001, 0} - {node.value}
        yield from map(ast.Constant, sorted(values))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for swap in COMPARISONS.get(type(node.ops[0]), []):
            yield ast.Compare(node.left, [swap()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield from node.values
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from (ast.Name(new, ast.Load()) for old, new in NAMES if node.id == old)


def _calls(node):
    if isinstance(node.func, ast.Attribute):
        for name in METHODS.get(node.func.attr, []):
            yield ast.Call(ast.Attribute(node.func.value, name, ast.Load()), node.args, node.keywords)
    for k in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:k] + node.keywords[k + 1 :])
    for k in range(len(node.args)):
        yield ast.Call(node.func, node.args[:k] + node.args[k + 1 :], node.keywords)
    if node.args:
        yield node.args[0]
        yield ast.Call(node.func, node.args[::-1], node.keywords)


def _statements(node):
    """A statement left out (in a body of several), or two neighbours exchanged."""
    body = getattr(node, "body", None)
    if not isinstance(body, list) or isinstance(node, ast.Module):
        return
    for k in range(len(body)):
        if isinstance(body[k], ast.Expr):
            continue
        yield _with_body(node, body[:k] + [ast.Pass()] + body[k + 1 :])
        if k + 1 < len(body):
            yield _with_body(node, body[:k] + [body[k + 1], body[k]] + body[k + 2 :])


def _with_body(node, body):
    changed = copy.copy(node)
    changed.body = body
    return changed
