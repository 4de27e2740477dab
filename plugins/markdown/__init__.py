"""Markdown: one parse of each text, which the rules read and from which the published HTML is
made."""
