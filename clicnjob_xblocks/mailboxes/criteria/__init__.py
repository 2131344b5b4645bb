"""What counts in a mission: one plain function for each criterion, with what is said of it."""
