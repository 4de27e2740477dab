"""Glue: what Pelican must learn to build this site, one plugin per module."""
