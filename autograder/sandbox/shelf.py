"""Code that stands in cells which grading does not run: the statements that define what a function needs.

Everything here happens in the student's process, with the student's code.
"""

import ast
import builtins
import dis
import types

MOST_LETTERS = 20_000
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


def taken(functions, names, sources, transform):
    """The source of the statements in `sources` that define what `functions` need and `names` lacks; "" for none.

    `functions`: names in the namespace `names`; `sources`: cells in their order, later definitions count;
    `transform`: IPython's, from a cell to Python.
    """
    shelf = [statement for source in sources for statement in _statements(source, transform)]
    wanted = [name for function in functions for name in needed(names.get(function), names)]
    chosen = set()
    while wanted:
        name = wanted.pop()
        place = max((i for i, (_, made, _) in enumerate(shelf) if name in made and i not in chosen), default=None)
        if name in names or hasattr(builtins, name) or any(name in shelf[i][1] for i in chosen) or place is None:
            continue
        chosen.add(place)
        wanted += shelf[place][2]
    source = "\n".join(shelf[i][0] for i in sorted(chosen))
    return source if len(source) <= MOST_LETTERS else ""


def needed(function, names, seen=None):
    """The global names that a function uses, and those that the functions it uses do, in the namespace `names`."""
    seen, found = set() if seen is None else seen, []
    function = getattr(function, "__wrapped__", function)
    if not isinstance(function, types.FunctionType) or function.__globals__ is not names or function in seen:
        return found
    seen.add(function)
    for name in _globals(function.__code__):
        found += [name, *needed(names.get(name), names, seen)]
    return found


def _globals(code):
    own = [step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")]
    return own + [name for const in code.co_consts if isinstance(const, types.CodeType) for name in _globals(const)]


def _statements(source, transform):
    """(source, names that it makes, names that it uses) of each top-level statement that does nothing but define."""
    try:
        text = transform(source)
        found = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return
    for statement in found:
        if isinstance(statement, DEFINING):
            nodes = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
            used = [node.id for node in nodes if isinstance(node.ctx, ast.Load)]
            yield ast.unparse(statement), _made(statement), used


def _made(statement):
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.split(".")[0] for alias in statement.names}
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    return {statement.name}
