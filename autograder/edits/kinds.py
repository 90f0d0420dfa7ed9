"""What stands where in a taught solution, seen by running it once: shapes, names of the same kind, sizes."""

import ast
import copy
from typing import NamedTuple

import numpy as np

SEEN = "_seen"


class Kinds(NamedTuple):
    """`of`: site -> `kind` of the value there; `names`: text -> its kind; `sizes`: texts of the numbers n, d, K."""

    of: dict
    names: dict
    sizes: tuple


def observe(switched, space, args):
    """The Kinds of a Switched's source, from one call with `args`, whose sizes should all differ."""
    found = {}

    def seen(site, value):
        found.setdefault(site, kind(value))
        return value

    tree = ast.fix_missing_locations(_Watching().visit(copy.deepcopy(switched.tree)))
    space = {**space, SEEN: seen}
    exec(compile(tree, "<watched>", "exec"), space)
    space[switched.tree.body[-1].name](*args)
    names = {}
    for node in switched.nodes:
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load) and found.get(node.site):
            names.setdefault(ast.unparse(node), found[node.site])
    return Kinds(found, names, tuple(_named(switched.tree.body[-1], args)))


def kind(value):
    """The kind of a value: ("size",) for a whole number, ("number",) for another, the shape of an array and what
    it holds, the fields of a mixture; None for what is none of these.
    """
    if isinstance(value, bool | np.bool_) or value is None:
        return None
    if isinstance(value, int | np.integer):
        return ("size",)
    if isinstance(value, float | np.floating):
        return ("number",)
    if hasattr(value, "_fields"):
        return (*value._fields, "fields")
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiub":
        return (*value.shape, "bool" if value.dtype == bool else "array")
    return None


def sizes(value):
    """The lengths of all axes of the arrays in a value."""
    if isinstance(value, np.ndarray):
        return value.shape
    return [size for part in value for size in sizes(part)] if isinstance(value, tuple) else []


def _named(function, args):
    """Expressions for the different sizes of the arguments: `len(X)`, `X.shape[1]`, `len(mixture.p)`."""
    known = {}
    for name, arg in zip([a.arg for a in function.args.args], args, strict=False):
        parts = arg._asdict() if hasattr(arg, "_asdict") else {"": arg}
        if "" not in parts:
            known.setdefault(len(parts), f"len({name})")
        for field, value in parts.items():
            text = f"{name}.{field}" if field else name
            for axis, size in enumerate(np.shape(value) if isinstance(value, np.ndarray) else ()):
                known.setdefault(size, f"{text}.shape[{axis}]" if axis else f"len({text})")
    return known.values()


class _Watching(ast.NodeTransformer):
    """Show the value of every expression as it is worked out."""

    def visit(self, node):
        site = getattr(node, "site", None)
        if isinstance(node, ast.FunctionDef):
            node.body = [self.visit(statement) for statement in node.body]
            return node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
            node.args, node.keywords = [*map(self.visit, node.args)], [*map(self.visit, node.keywords)]
        elif not isinstance(node, ast.Slice):
            node = super().visit(node)
        stored = isinstance(getattr(node, "ctx", None), ast.Store)
        if not isinstance(node, ast.expr) or isinstance(node, ast.Constant) or stored or sliced(node):
            return node
        return ast.Call(ast.Name(SEEN, ast.Load()), [ast.Constant(site), node], [])


def sliced(node):
    """Is it a slice, or an index with a slice in it? Such a thing stands between brackets only."""
    return isinstance(node, ast.Slice) or any(map(sliced, getattr(node, "elts", ())))
