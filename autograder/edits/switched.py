"""Many programs in one: a function compiled once with every edit in it, chosen by switches when it is called.

A site is an expression or a statement, known by its number in `ast.walk`; an alternative is what may stand there
instead. So the search through thousands of programs costs a call each, and no compiling.
"""

import ast
import copy

SWITCHES = "_switches"
GIVEN = "_default_"


class Switched:
    """`source` with alternatives at its sites. `add` them first, then `function` gives the compiled function."""

    def __init__(self, source):
        """`source`: function definitions; the last one is called, the others may be called by it."""
        self.source, self.tree = source, ast.parse(source)
        self.nodes = list(ast.walk(self.tree))
        # Operators are single objects that all trees share.
        for number, node in enumerate(self.nodes):
            if isinstance(node, ast.expr | ast.stmt):
                node.site = number
        self._alternatives, self._known = {}, {}
        self.switches = [0] * len(self.nodes)

    def add(self, site, instead):
        """A choice (site, number) that puts the expression, or the list of statements, `instead` at the site."""
        several = isinstance(instead, list)
        text = "\n".join(map(ast.unparse, instead)) if several else ast.unparse(instead)
        if (site, text) not in self._known:
            there = self._alternatives.setdefault(site, [])
            there.append(instead)
            self._known[site, text] = (site, len(there))
        return self._known[site, text]

    def text(self, choices):
        """The source with these choices in it, to be read by people and compiled alone."""
        chosen = {site: self._alternatives[site][number - 1] for site, number in choices}

        class Choose(ast.NodeTransformer):
            def visit(self, node):
                instead = chosen.get(getattr(node, "site", None))
                return self.generic_visit(node) if instead is None else copy.deepcopy(instead)

        return ast.unparse(ast.fix_missing_locations(Choose().visit(copy.deepcopy(self.tree))))

    def function(self, space):
        """The compiled function, with `space` for its globals. Set `switches[site] = number` to choose."""
        tree = ast.fix_missing_locations(_Switching(self._alternatives).visit(copy.deepcopy(self.tree)))
        space[SWITCHES] = self.switches
        exec(compile(tree, "<switched>", "exec"), space)
        return space[self.tree.body[-1].name]


class _Switching(ast.NodeTransformer):
    """Put a choice between the alternatives at each site."""

    def __init__(self, alternatives):
        self.alternatives = alternatives

    def visit(self, node):
        site = getattr(node, "site", None)
        if isinstance(node, ast.FunctionDef):
            return self._definition(node)
        node, others = super().visit(node), self.alternatives.get(site, ())
        if not others:
            return node
        several = isinstance(node, ast.stmt)
        chain = copy.deepcopy(others[-1])
        for number in range(len(others) - 1, 0, -1):
            chain = _either(f"{SWITCHES}[{site}] == {number}", copy.deepcopy(others[number - 1]), chain)
        return _either(f"not {SWITCHES}[{site}]", [node] if several else node, chain)

    def _definition(self, node):
        """Defaults are worked out when the function is defined: put them into its body, behind the switches."""
        defaults = [self.visit(default) for default in node.args.defaults]
        names = [arg.arg for arg in node.args.args[len(node.args.args) - len(defaults) :]]
        node.body = [made for statement in node.body for made in _listed(self.visit(statement))]
        node.args.defaults = [ast.Constant(GIVEN) for _ in defaults]
        where = [f"if type({name}) is str: {name} = {ast.unparse(d)}" for name, d in zip(names, defaults, strict=True)]
        node.body = [*ast.parse("\n".join(where)).body, *node.body]
        return node


def _either(test, one, other):
    """An expression, or a list of one statement, that is `one` where the test (a text) holds, else `other`."""
    test = ast.parse(test, mode="eval").body
    return [ast.If(test, one, other)] if isinstance(one, list) else ast.IfExp(test, one, other)


def _listed(made):
    return made if isinstance(made, list) else [made]
