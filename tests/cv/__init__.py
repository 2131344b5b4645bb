"""The CV's plain parts: neither Django nor XBlock."""
