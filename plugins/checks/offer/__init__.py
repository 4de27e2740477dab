"""Rules for price books and the words of what they sell."""
