"""Instead of `_pyodide.docstring`: nobody reads here what Pyodide's own functions are for."""


def get_cmeth_docstring(func):
    return ""


def dedent_docstring(text):
    return text
