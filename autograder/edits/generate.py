"""Every program that is one edit away from a taught solution."""

import ast
import itertools
from typing import NamedTuple

from autograder.edits import operators as ops
from autograder.edits.patterns import build, match, parsed, text
from autograder.edits.words import sentence, words


class Edit(NamedTuple):
    """`choices`: what to switch; `labels`: the steps it lies in; `says`: what changes, in words; `question`.

    `known`: the mistake of the catalogue that it is, None for an edit made by an operator; `plain`: it is likely beside
    another.
    """

    choices: tuple
    labels: tuple
    says: str
    question: str
    known: object = None
    plain: bool = True


def edits(switched, kinds, labels):
    """All edits that the operators make, without repetition, the plainest explanation of each first.

    `labels`: site -> the labels of the step that it stands in.
    """
    found = {}
    makers = (_formulas, _names, _constants, _statements, _passes, _parts_kept, _results, _used, _arguments, _values)
    for maker, node in itertools.product(makers, _sites(switched)):
        for choices, says, question in maker(switched, kinds, node):
            if choices not in found:
                found[choices] = Edit(choices, steps(choices, labels), says, question, None, maker in PLAIN)
    return list(found.values())


def steps(choices, labels):
    """The labels of all steps in which choices lie."""
    return tuple(dict.fromkeys(label for site, _ in choices for label in labels.get(site, ())))


def _sites(switched):
    inside = {id(node) for top in switched.tree.body for part in _code(top) for node in ast.walk(part)}
    return [node for node in switched.nodes if hasattr(node, "site") and id(node) in inside]


def _code(function):
    return [*function.args.defaults, *function.body]


def _formulas(switched, kinds, node):
    """A pattern of the table, put right there."""
    for pattern, instead, says, question in ops.FORMULAS:
        bound = match(pattern, node)
        if bound is not None:
            spoken = {name[1:]: words(part) for name, part in bound.items()}
            yield (switched.add(node.site, build(instead, bound)),), sentence(says, **spoken), question


def _names(switched, kinds, node):
    """Another name of the same kind, or another size."""
    kind = kinds.of.get(getattr(node, "site", None))
    if kind and _loaded(node):
        for other, its in kinds.names.items():
            if its == kind and other != text(node):
                yield _instead(switched, node, other)
    if isinstance(node, ast.expr) and kind == ("size",) and not isinstance(node, ast.Constant):
        for other in (*kinds.sizes, "1", "2"):
            if other != text(node):
                yield _instead(switched, node, other)
        for change in ("_v - 1", "_v + 1", "max(_v, 1)"):
            yield _instead(switched, node, build(change, {"_v": node}))


def _instead(switched, node, other):
    says = f"{words(parsed(other))} stands where {words(node)} should"
    return (switched.add(node.site, other),), says, ops.OTHER


def _loaded(node):
    return isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)


def _constants(switched, kinds, node):
    """A usual wrong neighbour of a number; an index off by one."""
    for other in ops.NAMED.get(text(node), ()) if _loaded(node) else ():
        yield (switched.add(node.site, other),), f"{other} stands for {words(node)}", ops.CONSTANT
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for value in ops.NEIGHBOURS.get(node.value, ()):
            if type(node.value) is float or type(value) is int or value == 0.5:
                says = f"{value:g} stands for {node.value:g}"
                yield (switched.add(node.site, repr(value)),), says, ops.CONSTANT


def _statements(switched, kinds, node):
    """A statement left out, or exchanged with the next one."""
    blocks = [getattr(node, name, ()) for name in ("body", "orelse")]
    for one, after in itertools.chain(*(itertools.pairwise([*block, None]) for block in blocks)):
        if isinstance(one, ast.Expr | ast.Return | ast.While | ast.For | ast.With):
            continue
        yield (switched.add(one.site, "pass"),), f"{_line(one)} is left out", ops.DROPPED
        if after and not isinstance(after, ast.Return):
            choices = switched.add(one.site, text(after)), switched.add(after.site, text(one))
            yield choices, f"{_line(one)} comes only after {_line(after)}", ops.ORDER


def _passes(switched, kinds, node):
    """A loop that ends too soon, and values in it that are those of the first pass or of the one before."""
    if isinstance(node, ast.For | ast.While):
        once = type(node)(**{**vars(node), "body": [*node.body, ast.Break()]})
        yield (switched.add(node.site, ast.unparse(once)),), "the loop ends after its first pass", ops.DROPPED
        for line in (line for line in node.body if isinstance(line, ast.Assign)):
            yield from _stale(switched, line)
    for end in getattr(node, "body", ()) if isinstance(node, ast.While) else ():
        if isinstance(end, ast.If) and isinstance(end.body[-1], ast.Return):
            then = text(*end.body).replace("\n", "\n    ")
            says = "the loop ends at once, whatever the test says"
            yield (switched.add(end.site, text(*end.body)),), says, ops.DROPPED
            for count in ops.PASSES:
                for test, says in (("", "whatever the test says"), (f" or ({text(end.test)})", "at the latest")):
                    counted = f"{COUNT} = locals().get('{COUNT}', 0) + 1\nif {COUNT} >= {count}{test}:\n    {then}"
                    yield (
                        (switched.add(end.site, counted),),
                        f"the loop ends after {count} passes, {says}",
                        ops.CONSTANT,
                    )


COUNT, FIRST, BEFORE = "_count", "_first", "_before"


def _stale(switched, line):
    """A value of a loop that is the first pass's, or the one of the pass before; a mixture renewed in one part only."""
    target, value, its = text(line.targets[0]), text(line.value), words(line.targets[0])
    said = its if its != "this part" else f"what {_line(line)} gives"
    first = f"{FIRST} = locals().get('{FIRST}', None) or [{value}]\n{target} = {FIRST}[0]"
    yield (switched.add(line.site, first),), f"{said} is worked out in the first pass only", ops.OTHER
    before = f"_now = {value}\n{target} = locals().get('{BEFORE}', _now)\n{BEFORE} = _now"
    yield (switched.add(line.site, before),), f"{said} is that of the pass before", ops.OTHER


def _line(statement):
    """What a statement is for, in words."""
    if isinstance(statement, ast.Assign):
        return f"the line for {' and '.join(words(part) for part in _parts(statement.targets[0]))}"
    return "the test" if isinstance(statement, ast.If) else "the loop"


def _parts(node):
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _parts_kept(switched, kinds, node):
    """A new mixture of which one part is taken only, or all but one."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    fields = kinds.of.get(getattr(getattr(node, "value", None), "site", None)) or ()
    if not isinstance(target, ast.Name) or fields[-1:] != ("fields",) or target.id not in kinds.names:
        return
    old, new = target.id, text(node.value)
    for name in fields[:-1]:
        kept = f"{old} = ({new})._replace({name}={old}.{name})"
        yield (switched.add(node.site, kept),), f"{name} of the {old} is never renewed", ops.DROPPED
        alone = f"{old} = {old}._replace({name}=({new}).{name})"
        yield (switched.add(node.site, alone),), f"only {name} of the {old} is renewed", ops.DROPPED


def _results(switched, kinds, node):
    """What is returned: two parts exchanged, arguments of a call exchanged."""
    parts = node.elts if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) else ()
    parts = node.args if isinstance(node, ast.Call) and not node.keywords else parts
    for one, other in itertools.combinations(parts, 2):
        if isinstance(one, ast.Slice | ast.Constant) or isinstance(other, ast.Slice | ast.Constant):
            continue
        choices = switched.add(one.site, text(other)), switched.add(other.site, text(one))
        yield choices, f"{words(one)} and {words(other)} are exchanged", ops.ORDER


def _used(switched, kinds, node):
    """Something done to a name where a formula uses it."""
    if _loaded(node):
        yield from _changed(switched, kinds, node, ops.USED)
        if kinds.of.get(node.site) == ("number",):
            yield from _scaled(switched, kinds, node, words(node))


def _arguments(switched, kinds, node):
    """Something done to an argument before the first step."""
    if node is not switched.tree.body[-1].body[0]:
        return
    for name in (arg.arg for arg in switched.tree.body[-1].args.args):
        for instead, says, question in _rows(ops.USED, kinds.names.get(name)):
            changed = f"{name} = {build(instead, {'_v': parsed(name)})}\n{text(node)}"
            said = f"{sentence(says, v=words(parsed(name)))} before the first step"
            yield (switched.add(node.site, changed),), said, question


def _values(switched, kinds, node):
    """Something done to the whole value of a step, or to a part of what is returned."""
    if isinstance(node, ast.Assign | ast.Return) and node.value:
        parts = _parts(node.value)
        if len(parts) == 1 and isinstance(parts[0], ast.Call) and isinstance(parts[0].func, ast.Name):
            parts = [*parts, *parts[0].args]
        target = _parts(node.targets[0]) if isinstance(node, ast.Assign) else []
        for k, part in enumerate(parts):
            name = words(target[k]) if k < len(target) else None
            yield from _changed(switched, kinds, part, ops.VALUES, name)
            yield from _scaled(switched, kinds, part, name)


def _changed(switched, kinds, node, rows, name=None):
    for instead, says, question in _rows(rows, kinds.of.get(node.site)):
        said = sentence(says, v=name or words(node))
        yield (switched.add(node.site, build(instead, {"_v": node})),), said, question


def _rows(rows, kind):
    """What may be done to a value of this kind."""
    if kind is None or kind[-1] in ("size", "fields"):
        return []
    if kind[-1] == "bool":
        return [row[1:] for row in rows if row[0] == ops.MASK]
    sort = {2: ops.ROW, 3: ops.TABLE}.get(len(kind), ops.ANY)
    return [row[1:] for row in rows if row[0] in (ops.ANY, sort)]


def _scaled(switched, kinds, node, name):
    kind = kinds.of.get(node.site)
    for size in kinds.sizes if kind and kind[-1] not in ("size", "fields") else ():
        for change, says in ops.SCALED:
            made = build(change, {"_v": node, "_s": parsed(size)})
            yield (
                (switched.add(node.site, made),),
                sentence(says, v=name or words(node), s=words(parsed(size))),
                ops.VALUE,
            )


PLAIN = (_formulas, _names, _constants, _statements, _passes, _parts_kept, _results)
