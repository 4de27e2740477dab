"""Rules for the pages: their keys, their translations, which must be there."""
