"""The files of `content/`, read and held against their schemas."""
