"""The only Python door to the app's data: what a page can reach starts from who is asking.

Nobody asks where the host's signals or a nightly run act (``groups``, ``reconciling``), and where
an administrator exports or erases a person from a shell (``privacy``): no page may call these.
``occupations`` and ``places`` are reference data, open to everybody.
"""
