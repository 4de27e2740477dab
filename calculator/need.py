"""What a visitor asks for, read strictly: a Need, or every mistake at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.book import COMPLEXITIES, PERIODS
from calculator.money import ONE, NumberError, hundredths
from calculator.typed_number import plain_number

MAX_NAME = 40
"""Characters of an unknown field's name that are repeated in its mistake."""

CHOICE = {"days", "hours", "audit", "audit_done"}
"""The fields of which one at least must be chosen."""


@dataclass(frozen=True, slots=True)
class InputError:
    """One mistake: the field, a code the theme has words for, and the limit it broke."""

    field: str
    code: str
    limit: str | None = None


class InputErrors(Exception):
    """Every mistake of one request."""

    def __init__(self, errors: Iterable[InputError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{error.field}: {error.code}" for error in self.errors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a company asks for. `days` is in hundredths, 0 for no à la carte; `hours` whole, 0 for
    no subscription."""

    employees: int
    complexity: str | None = None
    audit_done: bool = False
    audit: bool = False
    days: int = 0
    days_per: str | None = None
    hours: int = 0

    @property
    def audit_required(self) -> bool:
        """A subscription wants a mini audit first."""
        return self.hours > 0 and not self.audit_done

    @property
    def audit_due(self) -> bool:
        """An audit is part of the estimate: required, or wanted and not done yet."""
        return self.audit_required or (self.audit and not self.audit_done)


def read_need(
    mapping: Mapping[str, object], *, check: Callable[[Need], Iterable[InputError]] | None = None
) -> Need:
    """The need in a mapping of field names to text, whole numbers and truths.

    `check` adds its own mistakes, for instance bounds.mistakes against a book; a field
    that cannot be read is not checked further. Raises InputErrors.
    """
    values: dict[str, Any] = {}
    errors: list[InputError] = []
    for field, value in mapping.items():
        try:
            values[field] = read_field(field, value)
        except InputErrors as refused:
            errors += refused.errors
    if "employees" not in mapping:
        errors.append(InputError("employees", "required"))
    values.setdefault("employees", 1)
    need = Need(**values)
    errors += _beside(errors, check(need)) if check else []
    if errors:
        raise InputErrors(errors)
    return need


def _beside(errors: Iterable[InputError], more: Iterable[InputError]) -> list[InputError]:
    """Of `more`, what is no consequence of the first errors: of fields that could not be read."""
    faulty = {error.field for error in errors}
    if faulty & CHOICE:
        more = (error for error in more if error.code != "nothing-chosen")
    return [error for error in more if error.field not in faulty]


def read_field(field: str, value: object) -> int | bool | str:
    """The value of one field. Raises InputErrors with its one mistake."""
    reader = _READERS.get(field)
    if reader is None:
        raise InputErrors([InputError(field[:MAX_NAME], "unknown-field")])
    return reader(field, value)


def read_number(field: str, value: object) -> int:
    """A number in hundredths, given as a whole number or as people type it. Raises InputErrors."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise InputErrors([InputError(field, "not-a-number")])
    try:
        return hundredths(plain_number(str(value)))
    except NumberError as refused:
        raise InputErrors([InputError(field, refused.code)]) from None


def read_whole(field: str, value: object) -> int:
    """A whole number. Raises InputErrors."""
    try:
        whole, part = divmod(read_number(field, value), ONE)
    except InputErrors as refused:
        part = refused.errors[0].code == "too-fine"
        if not part:
            raise
    if part:
        raise InputErrors([InputError(field, "not-whole")])
    return whole


def _truth(field: str, value: object) -> bool:
    if value is not True and value is not False:
        raise InputErrors([InputError(field, "not-a-boolean")])
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[str, object], str]:
    def read(field: str, value: object) -> str:
        if value not in choices:
            raise InputErrors([InputError(field, "not-a-choice")])
        return str(value)

    return read


_READERS: Mapping[str, Callable[[str, object], int | bool | str]] = {
    "employees": read_whole,
    "complexity": _one_of(COMPLEXITIES),
    "audit_done": _truth,
    "audit": _truth,
    "days": read_number,
    "days_per": _one_of(PERIODS),
    "hours": read_whole,
}
FIELDS = tuple(_READERS)
"""The names of the inputs."""
