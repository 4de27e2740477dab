"""What a dataclass can do besides holding its fields. It runs in MicroPython as it stands here."""


class UNSET:
    """The default of a field whose value a factory makes."""


class Record:
    """A class with `_fields`, the names of its fields."""

    def __eq__(self, other):
        return type(other) is type(self) and _values(self) == _values(other)

    def __hash__(self):
        return hash(_values(self))


def replace(record, **changes):
    """Return the same record with some fields changed."""
    values = {name: getattr(record, name) for name in record._fields}
    values.update(changes)
    return type(record)(**values)


def _values(record):
    return tuple([getattr(record, name) for name in record._fields])
