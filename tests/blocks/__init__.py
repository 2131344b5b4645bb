"""The blocks, their document, and the form they are made with."""
