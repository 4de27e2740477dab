"""Brings questions that were written elsewhere into the firm's folder: Word, HTML, plain text, and
the Markdown of other tools.

Everything becomes HTML first, is parted into questions and answers there, and is written as
Markdown: so every kind of source is read by the same rules.
"""
