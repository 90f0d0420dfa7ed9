"""Raises from code with invented file names and line numbers, so that the message quotes lines of others' files."""

TRACE = "root:x:0:0"

CELLS = {
    "log_gaussian": r"""
code = "def log_gaussian(X, mu, var): raise ValueError(0)"
exec(compile(code, "@COURSE@/nbgrader_config.py", "exec"))
""",
    "estep": r"""
exec(compile("def estep(X, mixture): raise ValueError(0)", "/etc/passwd", "exec"))
""",
}
