"""What a part-time CIO costs, exactly and with every number explained.

The standard library only, and in the browser (`calculator.wire`) only what Pyodide starts with or can spare:
collections.abc, dataclasses, datetime, functools, itertools, json, os.path, re, typing. What reads books from
TOML (pathlib, tomllib) and what explains a misspelt name (difflib) come in where they are wanted.
"""
