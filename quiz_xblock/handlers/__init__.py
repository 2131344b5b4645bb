"""What the pages of a quiz call, one side in each module."""
