"""Markdown: one parse of each text, for the rules and for the published HTML."""
