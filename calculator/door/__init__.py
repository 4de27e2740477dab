"""The requests that can be made and their answers, as JSON text and plain values."""
