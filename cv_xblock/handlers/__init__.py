"""The handlers of the CV block, by the side of the CV that calls them."""
