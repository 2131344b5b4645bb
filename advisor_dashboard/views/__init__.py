"""The advisors' pages: thin views over ``api``."""
