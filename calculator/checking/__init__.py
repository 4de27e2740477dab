"""An estimate that somebody has: read from any of its forms, and worked out again."""
