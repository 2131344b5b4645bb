"""The Django app: models, the Python door ``api``, and the advisors' pages."""
