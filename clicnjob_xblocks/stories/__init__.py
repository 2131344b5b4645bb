"""A short lesson of cards: what its author writes, what a learner has done of it, how it is drawn.

Plain but for the templates: neither models nor XBlock.
"""
