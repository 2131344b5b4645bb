"""Template filters of the advisors' pages."""
