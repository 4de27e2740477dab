"""Rules for what a text says, and how it is written."""
