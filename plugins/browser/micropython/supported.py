"""What MicroPython does as CPython does, and what to write in place of the rest. A test runs all of
it in MicroPython."""

from __future__ import annotations

OWN_MODULES = {"datetime": {"date", "timedelta"}, "functools": {"partial", "reduce"}}
"""What may be imported from MicroPython's own modules; others are in `modules/`."""

NODES = frozenset(
    "FunctionDef ClassDef Return Delete Assign AugAssign For While If With Raise Try Assert "
    "Import ImportFrom Global Nonlocal Expr Pass Break Continue BoolOp NamedExpr BinOp UnaryOp "
    "Lambda IfExp Set ListComp SetComp GeneratorExp Yield YieldFrom Compare Call FormattedValue "
    "JoinedStr Constant Attribute Subscript Starred Name List Tuple Slice ExceptHandler arg "
    "keyword alias".split()
)
"""The kinds of nodes that the translated source may contain."""

BUILTINS = frozenset(
    "abs all any bool bytes callable chr classmethod dict divmod enumerate filter frozenset "
    "getattr hasattr hash hex id int isinstance issubclass iter len list map max min next object "
    "ord pow print property range reversed set setattr slice sorted staticmethod str sum super "
    "tuple type zip bytearray delattr bin oct Ellipsis NotImplemented ArithmeticError "
    "AssertionError AttributeError BaseException Exception ImportError IndexError KeyError "
    "LookupError MemoryError NameError NotImplementedError OverflowError RuntimeError "
    "StopIteration TypeError ValueError ZeroDivisionError".split()
)
"""The builtins that work as in CPython, for whole numbers and texts."""

OTHERWISE = {
    "float": "keep to whole numbers",
    "round": "use calculator.money.rounded",
    "repr": "write the text out",
    "open": "pass the content in",
    "complex": "keep to whole numbers",
    "eval": "write it out",
    "exec": "write it out",
    "compile": "write it out",
}
"""Builtins with other results in MicroPython, and what to write instead."""

METHODS = {
    **dict.fromkeys(
        ("isalnum", "isdecimal", "isnumeric", "isdigit", "isascii"),
        "use calculator.money.is_digits",
    ),
    **dict.fromkeys(
        ("isalpha", "isspace", "isupper", "islower", "istitle", "isprintable", "isidentifier"),
        "compare with the characters that you mean",
    ),
    **dict.fromkeys(
        ("upper", "lower", "title", "capitalize", "casefold", "swapcase"),
        "MicroPython changes A to Z only; write a table",
    ),
    **dict.fromkeys(
        ("ljust", "rjust", "zfill", "center", "expandtabs"), "put the width into an f-string"
    ),
    **dict.fromkeys(("removeprefix", "removesuffix"), "call it with its argument"),
    **dict.fromkeys(("translate", "maketrans", "format_map", "splitlines"), "write a loop"),
    "fromkeys": "write a dict comprehension, whose order is kept",
    "sort": "use sorted(), which is stable",
    **dict.fromkeys(
        ("move_to_end", "bit_length", "bit_count", "as_integer_ratio", "conjugate", "is_integer"),
        "write it out",
    ),
    **dict.fromkeys(("strftime", "ctime", "isocalendar", "fromisocalendar"), "write it out"),
}
"""Methods that MicroPython lacks, or has only for ASCII, and what to write instead."""
