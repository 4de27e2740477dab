"""Builds the whole site, and checks it."""
