"""What the app adds to its host's settings."""
