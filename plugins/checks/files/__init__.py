"""Rules for the files of `content/`, and for what lies beside the texts."""
