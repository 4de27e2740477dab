"""The editor for people without Git, at /admin/ of the development server: Decap CMS for the files
of `content/`."""
