"""What a price book can say, one module a mechanism, and the estimate that they make together."""
