"""The embedded host's half of the port: structures, courses, cohorts, enrollments, roles.

A Django app of its own, installed only where there is no Open edX, so that an institution's
database never carries its tables.
"""
