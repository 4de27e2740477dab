"""What the numbers and durations of a text mean in each language, in digits or in words."""
