"""What a price book says, as texts and templates print it."""
