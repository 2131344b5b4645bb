"""The run sheet of a workshop: what its author writes, and what those who lead it see.

Plain functions and records: neither Django nor xblock is imported here.
"""
