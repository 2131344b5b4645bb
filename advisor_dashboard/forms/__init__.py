"""What advisors type, checked before the API sees it."""
