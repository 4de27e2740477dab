"""Puts saved changes online without a terminal: **Hand over** and **Undo** in the editor, by means
of Git."""
