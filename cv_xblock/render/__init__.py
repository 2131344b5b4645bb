"""From a CV to a page: what is written on it, and the files that it becomes.

Neither Django nor XBlock: a document, a language and a day go in, bytes come out.
"""
