"""Packages of npm and PyPI, each pinned and checked against its hash, and the tools that fetch
them."""
