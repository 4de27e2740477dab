"""What the tax on a price is called: as each language calls it, or as the firm's country does."""

from __future__ import annotations

from gettext import NullTranslations

MESSAGE = "VAT"  # its translation is the language's own word, as it stands within a sentence
WITHIN, AT_THE_BEGINNING = "%(tax)s", "%(Tax)s"


def begun(word: str) -> str:
    """Return a word as it stands at the beginning of a line."""
    return word[:1].upper() + word[1:]


class TaxNamed(NullTranslations):
    """The words of a language, in each of which the tax is called by its name."""

    def __init__(self, words: NullTranslations, name: str = "") -> None:
        super().__init__()
        self.add_fallback(words)
        self._name = name or words.gettext(MESSAGE)

    def gettext(self, message: str) -> str:
        """Return a message in words; that of the name alone begins a line."""
        if message == MESSAGE:
            return begun(self._name)
        return self._filled(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a message in words, in the form that the number takes."""
        return self._filled(super().ngettext(msgid1, msgid2, n))

    def _filled(self, text: str) -> str:
        return text.replace(WITHIN, self._name).replace(AT_THE_BEGINNING, begun(self._name))
