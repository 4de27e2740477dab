"""The line of every key and of every element of a list in a TOML text, which tomllib does not tell.

The text has been read by tomllib before: here nothing is checked, only found.
"""

Path = tuple[str, ...]

SPACE = " \t\r\n"


def lines_of(text: str) -> dict[Path, int]:
    """Lines, counted from 1, by the names that lead to a value; elements of a list by their
    place."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Scan:
    """One walk through a text, from statement to statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        """Headers and pairs, to the end of the text."""
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
        """Go to the next sign that is no space and in no comment; False at the end."""
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
        """Note the line of a name where it first stands, and of those that lead to it."""
        line = self.text.count("\n", 0, self.at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _path(self) -> Path:
        """A name with points in it, each part bare or in quotation marks."""
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
        """A name, the sign =, and its value."""
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
        """Go behind a text of any of the four kinds; what stands in it, escapes as they are."""
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
