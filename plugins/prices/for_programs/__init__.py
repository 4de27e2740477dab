"""`prices.json`: every price for programs, with its schema."""
