"""Raises an exception whose text and notes hold HTML, script and template marks."""

TRACE = '<script>name="PWNED_exception"</script>'

CELLS = {
    "log_gaussian": r"""
html = '</pre></code><script>name="' + "PWN" + 'ED_exception"</script>{{ 7 * 7 }}{% raise %}'


def log_gaussian(X, mu, var):
    error = ValueError(html)
    error.add_note(html)
    raise error from KeyError(html)
""",
    "estep": r"""
def estep(X, mixture):
    raise SyntaxError(html, (html, 1, 1, html))


error = ValueError(html)
error.add_note(html)
raise ExceptionGroup(html, [error, KeyError(html)])
""",
}
