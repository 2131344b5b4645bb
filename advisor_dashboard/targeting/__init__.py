"""Plain functions behind targeting: terms, postings, search, ranking."""
