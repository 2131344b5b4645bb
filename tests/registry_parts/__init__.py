"""Clic'nJob on the parts of Open edX that the registry has, in the place of a whole platform.

Each service has settings of its own, ``tests.registry_parts.envs.lms`` and ``.cms``, which are
given to pytest with ``--ds``. What the parts are stands in ``teak.txt`` and ``newest.txt``.
"""
