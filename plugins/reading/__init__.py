"""The files of `content/`, read and validated by their schemas."""
