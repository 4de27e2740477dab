"""Rules for what the firm says of itself and decides."""
