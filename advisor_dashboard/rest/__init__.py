"""The REST API of version 1: what the advisors' pages do, by the same doors and the same rules."""
