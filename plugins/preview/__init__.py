"""The development server and its editor."""
