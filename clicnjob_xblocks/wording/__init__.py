"""What blocks know of French as it is written: words of messages, addresses, first names."""
