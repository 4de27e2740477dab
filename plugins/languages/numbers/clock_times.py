"""A time of day as words: 9:30 is "half past nine", "neuf heures et demie" and "half tien"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

PAST = {  # {0} is the hour, {1} the next one
    "15": {"en": "quarter past {0}", "fr": "{0} heures? et quart", "nl": "kwart over {0}"},
    "30": {"en": "half past {0}", "fr": "{0} heures? et demie", "nl": "half {1}"},
    "45": {"en": "quarter to {1}", "fr": "{1} heures? moins (?:le )?quart", "nl": "kwart voor {1}"},
}
MINUTES = {"en": "{0} {2}", "fr": "{0} heures? {2}", "nl": "{0} uur {2}"}


def clock(time: str, lang: str, words: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    """Yield the forms of a time like "9:30", by the words of a number."""
    hour, colon, past = time.partition(":")
    if not colon or lang not in MINUTES:
        return
    forms = [form[lang] for minute, form in PAST.items() if minute == past] + [MINUTES[lang]]
    for at in {int(hour), int(hour) % 12}:
        hours = [f"(?:{'|'.join(words(str(each)))})" for each in (at, at % 12 + 1, int(past))]
        yield from (form.format(*hours) for form in forms)
