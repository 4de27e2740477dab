"""The line of every key and list element in a TOML text; tomllib does not report lines.

The text must be valid TOML: check it with tomllib first.
"""

Path = tuple[str, ...]

SPACE = " \t\r\n"


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of each value, counted from 1, by its path of names; list elements by
    index."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Scan:
    """One pass through a text, statement by statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        """Read headers and pairs to the end of the text."""
        table: Path = ()
        while self._next_statement():
            if self.text[self.at] == "[":
                while self.text[self.at] == "[":
                    self.at += 1
                table = self._path()
                self._note(table)
                self._to_line_end()
            else:
                self._pair(table)

    def _next_statement(self) -> bool:
        """Go to the next character outside spaces and comments; return False at the end."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                self._to_line_end()
            elif self.text[self.at] in SPACE:
                self.at += 1
            else:
                return True
        return False

    def _to_line_end(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _note(self, path: Path) -> None:
        """Note the current line for a path and its parents, unless they have a line already."""
        line = self.text.count("\n", 0, self.at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _path(self) -> Path:
        """Read a dotted name whose parts are bare or in quotation marks; return its parts."""
        parts: list[str] = []
        while True:
            self._next_statement()
            if self.text[self.at] in "\"'":
                parts.append(self._string())
            else:
                start = self.at
                while self.text[self.at] not in " \t.=]":
                    self.at += 1
                parts.append(self.text[start : self.at])
            self._next_statement()
            if self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def _pair(self, table: Path) -> None:
        """Read a name, the sign =, and a value."""
        path = table + self._path()
        self._note(path)
        self.at += 1
        self._next_statement()
        self._value(path)

    def _value(self, path: Path) -> None:
        sign = self.text[self.at]
        if sign == "[":
            self._list(path)
        elif sign == "{":
            self._inline(path)
        elif sign in "\"'":
            self._string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}\n#":
                self.at += 1

    def _list(self, path: Path) -> None:
        self.at += 1
        place = 0
        while self._next_statement() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._note((*path, str(place)))
            self._value((*path, str(place)))
            place += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._next_statement() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1

    def _string(self) -> str:
        """Read a string of any of the four kinds; return its content with escapes unchanged."""
        quote = self.text[self.at]
        mark = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        start = self.at = self.at + len(mark)
        while not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        while len(mark) == 3 and self.text.startswith(quote, self.at + 3):
            self.at += 1  # quotation marks that belong to the text
        inside = self.text[start : self.at]
        self.at += len(mark)
        return inside
