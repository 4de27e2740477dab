"""A price book read from TOML: every rule that it must keep, and every mistake at its line."""
