"""The only Python door to the app's data: every function starts from who is asking."""
