"""Rules for addresses: of pages, links, old addresses and searches."""
