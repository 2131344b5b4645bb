"""Django settings of the tests: the embedded host, on SQLite or on MariaDB."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from demo.settings import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("CLICNJOB_TEST_DB") == "mariadb":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.mysql",
            "NAME": "clicnjob",
            "HOST": os.environ.get("CLICNJOB_TEST_DB_HOST", "127.0.0.1"),
            "PORT": os.environ.get("CLICNJOB_TEST_DB_PORT", "3306"),
            "USER": os.environ.get("CLICNJOB_TEST_DB_USER", "clicnjob"),
            "PASSWORD": os.environ.get("CLICNJOB_TEST_DB_PASSWORD", "clicnjob"),
            "OPTIONS": {"charset": "utf8mb4"},
            "TEST": {"CHARSET": "utf8mb4"},
        }
    }
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    if os.environ.get("CLICNJOB_TEST_DB") == "sqlite-file":
        # In memory all threads share one connection; races only show on a file.
        file = Path(tempfile.gettempdir()) / f"clicnjob-test-{os.getpid()}.sqlite3"
        DATABASES["default"]["OPTIONS"] = {"timeout": 20}
        DATABASES["default"]["TEST"] = {"NAME": str(file)}

if "CLICNJOB_TEST_REDIS" in os.environ:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": os.environ["CLICNJOB_TEST_REDIS"],
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
