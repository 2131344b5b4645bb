"""Settings put together as the platform does: its own, then each plugin's, twice."""
