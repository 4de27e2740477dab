"""The price-change report: what new prices mean before they are published."""
