"""What the pages of a practice mailbox call, one side in each module."""
