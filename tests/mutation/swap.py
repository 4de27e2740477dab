"""A change brought into modules that are loaded already: new code in the functions that stand, new
values in the names that hold the old ones."""

import dataclasses
import sys
from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

PLAIN = (bool, int, float, str, tuple, frozenset, dict, type(None))
GENERATED = "<string>"  # where dataclasses say that their methods stand


def functions(namespace: Mapping[str, Any], module: str) -> dict[str, FunctionType]:
    """Return every function and method of a module by its qualified name, through its
    decorators."""
    by_name: dict[str, FunctionType] = {}
    values = list(namespace.values())
    while values:
        value = values.pop()
        if isinstance(value, FunctionType):
            if value.__module__ == module:
                by_name[value.__qualname__] = value
            continue
        if isinstance(value, type) and value.__module__ == module:
            values += vars(value).values()
        inner = ("fget", "__func__", "__wrapped__")  # properties, class methods, caches
        values += [getattr(value, name) for name in inner if hasattr(value, name)]
    return by_name


def differing(old: CodeType, new: CodeType) -> set[str] | None:
    """Return the functions that differ between two codes of a module; None where what runs when it
    is loaded does, too."""
    if _skeleton(old) != _skeleton(new):
        return None
    before, after = dict(_codes(old)), dict(_codes(new))
    return {name for name, code in after.items() if before[name] != code}


def swap(module: ModuleType, code: CodeType) -> None:
    """Give a loaded module what its changed text says."""
    new: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(code, new)
    new_functions = functions(new, module.__name__)
    for name, function in functions(vars(module), module.__name__).items():
        if name in new_functions:
            other = new_functions[name]
            function.__defaults__ = other.__defaults__
            function.__kwdefaults__ = other.__kwdefaults__
            if function.__code__.co_filename != GENERATED:
                function.__code__ = other.__code__
    for name, value in new.items():
        _replace(vars(module).get(name), value, name)
    clear_caches()


def clear_caches() -> None:
    """Forget what the functions of the calculator and of its tests have worked out."""
    for loaded in _ours():
        for value in list(vars(loaded).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def _replace(old: Any, new: Any, name: str) -> None:
    """Put a plain value in the place of another, wherever that was imported."""
    if type(old) in PLAIN and type(new) in PLAIN and repr(old) != repr(new):
        for loaded in _ours():
            if vars(loaded).get(name) is old:
                setattr(loaded, name, new)
    elif dataclasses.is_dataclass(old) and not isinstance(old, type):
        for field in dataclasses.fields(old):
            value = getattr(new, field.name)
            if type(value) in PLAIN and repr(value) != repr(getattr(old, field.name)):
                object.__setattr__(old, field.name, value)


def _ours() -> list[ModuleType]:
    return [
        loaded
        for name, loaded in list(sys.modules.items())
        if name.startswith(("calculator", "tests"))
    ]


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Yield each function's code by its qualified name, those within a function left out."""
    for value in code.co_consts:
        if isinstance(value, CodeType):
            if _is_function(value):
                yield value.co_qualname, value
            else:
                yield from _codes(value)


def _skeleton(code: CodeType) -> tuple[Any, ...]:
    return code.co_code, code.co_names, code.co_varnames, tuple(map(_constant, code.co_consts))


def _constant(value: Any) -> Any:
    if not isinstance(value, CodeType):
        return repr(value)
    return value.co_qualname if _is_function(value) else _skeleton(value)


def _is_function(code: CodeType) -> bool:
    """Return whether a code is a function's: no class's, and nothing that runs when the module is
    loaded."""
    optimized = 0x1
    return bool(code.co_flags & optimized) and not code.co_name.startswith("<")
