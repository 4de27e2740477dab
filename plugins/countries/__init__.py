"""What is true of a country: its VAT, the shapes of its numbers, what its law asks of a site."""
