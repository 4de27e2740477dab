"""What only a site of many hundred pages needs; everything works without it."""
