"""Facts about countries: their VAT, the format of their numbers, what their law requires of a
site."""
