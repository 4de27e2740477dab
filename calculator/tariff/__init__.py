"""The mechanisms of a price book, one a module, and the estimate that combines them."""
