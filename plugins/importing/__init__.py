"""Imports questions that were written elsewhere into the firm's folder: from Word, HTML, plain
text, and the Markdown of other tools.

Every source is first turned into HTML, then split into questions and answers, and written as
Markdown, so that the same rules apply to all kinds of sources.
"""
