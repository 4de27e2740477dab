"""How saved changes get online without a terminal: **Hand over** and **Undo** in the editor, with
git underneath."""
