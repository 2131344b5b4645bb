"""The CV: its document, its checks, and the block to make it with."""
