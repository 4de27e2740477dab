"""The editor for people without Git, at /admin/ of the development server: Decap CMS over the files
of `content/`."""
