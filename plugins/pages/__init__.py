"""Pages: from Markdown to HTML, their translations, structured data and search."""
