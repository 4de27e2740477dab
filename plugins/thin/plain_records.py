"""Instead of `dataclasses`: frozen records as the calculator declares them, without writing and compiling code at each start."""


def dataclass(*, frozen, slots, kw_only=False):
    """Return what makes a class a record; `frozen` and `slots` must both be true, as the calculator has them."""
    if not (frozen and slots):
        raise ModuleNotFoundError(
            "dataclasses: only frozen records with slots are here; others are in the whole library"
        )

    def made(cls):
        body = {
            name: value
            for name, value in cls.__dict__.items()
            if name not in ("__dict__", "__weakref__")
        }
        fields = tuple(cls.__annotations__)
        defaults = {name: body.pop(name) for name in fields if name in body}
        body |= {
            "__slots__": fields,
            "__init__": _init(fields, defaults, 0 if kw_only else len(fields)),
        }
        body |= {
            "__eq__": _eq,
            "__hash__": _hash,
            "__repr__": _repr,
            "__setattr__": _refuse,
            "__delattr__": _refuse,
        }
        return type(cls)(
            cls.__name__,
            cls.__bases__,
            {**body, "__qualname__": cls.__qualname__, "__match_args__": fields},
        )

    return made


def replace(record, /, **changes):
    return type(record)(**{name: getattr(record, name) for name in record.__slots__} | changes)


def _init(fields, defaults, positional):
    put = object.__setattr__

    def __init__(self, *values, **named):
        if len(values) > positional:
            raise TypeError(
                f"{type(self).__name__}: at most {positional} values without a name, got {len(values)}"
            )
        given = defaults | dict(zip(fields, values)) | named
        if given.keys() != set(fields) or len(values) + len(named) != len(
            {*fields[: len(values)], *named}
        ):
            raise TypeError(
                f"{type(self).__name__}: each of {', '.join(fields)} once, got {values} and {named}"
            )
        for name in fields:
            put(self, name, given[name])

    return __init__


def _values(record):
    return tuple(getattr(record, name) for name in record.__slots__)


def _eq(self, other):
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self):
    return hash(_values(self))


def _repr(self):
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({told})"


def _refuse(self, name, *_):
    raise AttributeError(f"cannot assign to field {name!r}")
