"""The XBlock runtime of the demo host."""
