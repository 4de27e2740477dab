"""The name of the tax on a price: each language's own word, or that of the firm's country."""

from __future__ import annotations

from gettext import NullTranslations

MESSAGE = "VAT"  # its translation is the language's own word, in the middle of a sentence
WITHIN, AT_THE_BEGINNING = "%(tax)s", "%(Tax)s"


def begun(word: str) -> str:
    """Return a word with the capital that it has at the beginning of a line."""
    return word[:1].upper() + word[1:]


class TaxNamed(NullTranslations):
    """The words of a language with the name of the tax in each of them."""

    def __init__(self, words: NullTranslations, name: str = "") -> None:
        super().__init__()
        self.add_fallback(words)
        self._name = name or words.gettext(MESSAGE)

    def gettext(self, message: str) -> str:
        """Return the translation of a message; the name alone is written as at the beginning of a
        line."""
        if message == MESSAGE:
            return begun(self._name)
        return self._with_tax(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message, in the form for the number."""
        return self._with_tax(super().ngettext(msgid1, msgid2, n))

    def _with_tax(self, text: str) -> str:
        return text.replace(WITHIN, self._name).replace(AT_THE_BEGINNING, begun(self._name))
