"""Registers input transformers, AST transformers and IPython events that rewrite the cells to come."""

CELLS = {
    "estep": r"""
import ast

import numpy as np

shell = get_ipython()
shell.input_transformers_cleanup.append(lambda lines: ["10\n"])
shell.input_transformers_post.append(lambda lines: ["10\n"])


class Ten(ast.NodeTransformer):
    def visit_Module(self, node):
        return ast.parse("10")


shell.ast_transformers.append(Ten())
for event in ("pre_run_cell", "post_run_cell", "pre_execute", "post_execute"):
    shell.events.register(event, lambda *args: print("10"))
shell.set_custom_exc((BaseException,), lambda *args, **kwargs: print("10"))


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}
