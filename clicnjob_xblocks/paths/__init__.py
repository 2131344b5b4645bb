"""The map of a path: its steps, how far somebody is, where to go on. Plain."""
