"""Tests that run inside an edx-platform; elsewhere they are skipped.

    pytest tests/openedx tests/platform/test_port_contract.py

with ``DJANGO_SETTINGS_MODULE`` naming settings of the LMS, then of Studio, in an environment
that has Clic'nJob installed and a migrated MySQL or MariaDB.
"""
