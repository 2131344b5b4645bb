"""The embedded host: the whole product without an Open edX, for trying and testing."""
