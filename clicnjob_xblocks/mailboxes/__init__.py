"""The parts of the practice mailbox: its missions, what counts in them, what is said of a try."""
