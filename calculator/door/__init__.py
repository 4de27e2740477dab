"""Requests in, answers out: what is asked of books, as JSON texts and plain values."""
