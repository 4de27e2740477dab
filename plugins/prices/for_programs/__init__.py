"""`prices.json`: every price for other programs, with its schema."""
