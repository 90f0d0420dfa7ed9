"""Many programs in one: a function compiled once with every edit in it, chosen by switches when it is called.

A site is an expression or a statement, known by its number in `ast.walk`; an alternative is the text of what may stand
there instead. So the search through thousands of programs costs a call each, and no compiling.
"""

import ast
import copy
from functools import partial

SWITCHES = "_switches"
GIVEN = "_default_"
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)
NOTHING = ast.arguments([], [], None, [], [], None, [])


class Switched:
    """A source with alternatives at its sites. `add` them first, then `function` gives the compiled function."""

    def __init__(self, source):
        """`source`: function definitions; the last one is called, the others may be called by it."""
        self.tree = ast.parse(source)
        self.nodes = list(ast.walk(self.tree))
        # Operators are single objects that all trees share.
        for number, node in enumerate(self.nodes):
            if isinstance(node, ast.expr | ast.stmt):
                node.site = number
        self._alternatives = {}
        self.switches = [0] * len(self.nodes)

    def add(self, site, instead):
        """A choice (site, number) that puts the text `instead`, an expression or statements, at the site."""
        there = self._alternatives.setdefault(site, {})
        return site, there.setdefault(instead, len(there) + 1)

    def text(self, choices):
        """The source with these choices in it, to be read by people and compiled alone."""
        chosen = {site: list(self._alternatives[site])[number - 1] for site, number in choices}
        nodes = self.nodes

        class Choose(ast.NodeTransformer):
            def visit(self, node):
                site = getattr(node, "site", None)
                if site not in chosen:
                    return self.generic_visit(node)
                instead, there = _parsed(chosen[site], node), nodes[site]
                if isinstance(instead, list):
                    return instead
                return _filled(instead, there, lambda part: (self.generic_visit if part is there else self.visit)(
                    copy.deepcopy(part)
                ))  # fmt: skip

        return ast.unparse(Choose().visit(copy.deepcopy(self.tree)))

    def function(self, space):
        """The compiled function, with `space` for its globals. Set `switches[site] = number` to choose."""
        tree = _Switching(self.nodes, self._alternatives).visit(copy.deepcopy(self.tree))
        space[SWITCHES] = self.switches
        exec(compile(ast.fix_missing_locations(tree), "<switched>", "exec"), space)
        return space[self.tree.body[-1].name]


class _Switching(ast.NodeTransformer):
    """Put a choice between the alternatives at each site.

    An expression with alternatives becomes a function of no arguments, so that an alternative that holds a part of what
    it replaces holds the choices in that part too. Inside of a comprehension, whose names such a function would not
    see, choices stand where they are.
    """

    def __init__(self, nodes, alternatives):
        self.nodes, self.alternatives = nodes, alternatives
        self.made, self.inside = {}, 0

    def visit(self, node):
        if isinstance(node, ast.FunctionDef):
            return self._definition(node)
        inside = isinstance(node, COMPREHENSIONS)
        self.inside += inside
        site, node = getattr(node, "site", None), super().visit(node)
        self.inside -= inside
        others = [_parsed(text, node) for text in self.alternatives.get(site, ())]
        if not others:
            return node
        if isinstance(node, ast.stmt):
            return _chosen(site, [node], others)
        if self.inside:
            return _chosen(site, node, others)
        self.made[site] = f"_whole_{site}", node
        others = [_filled(other, self.nodes[site], partial(self._part, site)) for other in others]
        self.made[site, SWITCHES] = f"_{site}", _chosen(site, _call(f"_whole_{site}"), others)
        return _call(f"_{site}")

    def _part(self, site, part):
        """What stands for a part of the expression at the site in an alternative; None for the part itself."""
        if part.site == site:
            return _call(f"_whole_{site}")
        return _call(f"_{part.site}") if part.site in self.made else None

    def _definition(self, node):
        """Defaults are worked out when the function is defined: put them into its body, behind the switches."""
        self.made = {}
        defaults = [self.visit(default) for default in node.args.defaults]
        names = [arg.arg for arg in node.args.args[len(node.args.args) - len(defaults) :]]
        body = [made for statement in node.body for made in _listed(self.visit(statement))]
        node.args.defaults = [ast.Constant(GIVEN) for _ in defaults]
        where = [f"if type({name}) is str: {name} = {ast.unparse(d)}" for name, d in zip(names, defaults, strict=True)]
        parts = [
            ast.Assign([ast.Name(name, ast.Store())], ast.Lambda(NOTHING, what)) for name, what in self.made.values()
        ]
        node.body = [*parts, *ast.parse("\n".join(where)).body, *body]
        return node


def _parsed(text, node):
    """The expression, or the list of statements, that stands instead of `node`."""
    return ast.parse(text).body if isinstance(node, ast.stmt) else ast.parse(text, mode="eval").body


def _filled(tree, node, part):
    """The tree with `part(same)` in place of each expression that is the same as `node` or an expression in it.

    The first of its kind stands for the first, the second for the second. Where `part` gives None nothing is replaced.
    """
    there = {}
    for inner in ast.walk(node):
        if hasattr(inner, "site") and not isinstance(inner, ast.Constant):
            there.setdefault(key(inner), []).append(inner)

    class Fill(ast.NodeTransformer):
        def visit(self, one):
            same = there.get(key(one)) if isinstance(one, ast.expr) else None
            instead = part(same.pop(0) if len(same) > 1 else same[0]) if same else None
            return self.generic_visit(one) if instead is None else instead

    return Fill().visit(tree)


def key(node):
    """What a node says, to be compared with another's."""
    if not isinstance(node, ast.AST):
        return tuple(map(key, node)) if isinstance(node, list) else (type(node), node)
    if not hasattr(node, "key"):
        node.key = (type(node), *(key(getattr(node, field)) for field in node._fields if field != "ctx"))
    return node.key


def _chosen(site, one, others):
    """An expression, or a list of one statement, that is `one` or, by the site's switch, one of `others`."""
    chain = others[-1]
    for number in range(len(others) - 1, 0, -1):
        chain = _either(f"{SWITCHES}[{site}] == {number}", others[number - 1], chain)
    return _either(f"not {SWITCHES}[{site}]", one, chain)


def _either(test, one, other):
    test = ast.parse(test, mode="eval").body
    return [ast.If(test, one, other)] if isinstance(one, list) else ast.IfExp(test, one, other)


def _call(name):
    return ast.Call(ast.Name(name, ast.Load()), [], [])


def _listed(made):
    return made if isinstance(made, list) else [made]
