"""The price-change report: the consequences of new prices, before they are published."""
