"""Requests and their answers: what is read from JSON text and written as JSON text."""
