"""Raises exceptions whose class and module names hold HTML and script, in the cell and in the call."""

TRACE = '<script>name="PWNED_name"</script>'

CELLS = {
    "estep": r"""
html = '</span></pre><script>name="' + "PWN" + 'ED_name"</script>'
Named = type(html, (Exception,), {"__module__": html, "__qualname__": html})


def estep(X, mixture):
    raise Named(html)


estep.__name__ = estep.__qualname__ = html
raise Named(html)
""",
}
