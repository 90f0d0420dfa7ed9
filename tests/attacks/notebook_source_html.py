"""Closes the page's elements from within the code of the solution and of an extra cell, comments and docstrings too."""

TRACE = '<script>document.title = "PWNED_source"'

CELLS = {
    "estep": r'''
def estep(X, mixture):
    """</pre></div></textarea><script>document.title = "PWNED_source"</script>"""
    # </span></pre><script>document.title = "PWNED_source"</script>
    return None
''',
}

EXTRA = [
    ("estep", '"""</pre><script>document.title = "PWNED_source"</script>"""  # <script>document.title = "PWNED_source"')
]
