"""The content of a price book, in the form in which texts and templates print it."""
