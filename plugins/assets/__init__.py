"""Files made for the browser: scripts, styles, images and social cards, each compressed."""
