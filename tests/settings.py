"""The application's settings for the tests: a home of its own for each test process, gone at its end."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="ashinami-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["ASHINAMI_HOME"] = _HOME

from ashinami_web.config.settings import *  # noqa: E402, F403 - the home must be known first

# hashing slowly protects real passwords; tests have none
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
