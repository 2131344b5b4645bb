"""Hostile words in every text that a person or a file can give, at every place that shows it.

``fields.tsv`` lists the texts and where each is read; what holds nobody's words stands in
``no_words.tsv``, with the reason. A new text field that is in neither makes a test fail, and so
does a text that is read at a place where the table does not say so.
"""
