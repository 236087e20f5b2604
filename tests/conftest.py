"""Every test runs in a home of its own, with a key of its own, away from any real deployment."""

import os
import shutil
import tempfile
from pathlib import Path

import django

HOME = Path(tempfile.mkdtemp(prefix="dedere-tests-"))
(HOME / "static").mkdir()

environment = os.environ  # noqa: TID251 - a test decides what Dedere finds there
for name in [name for name in environment if name.startswith("DEDERE_")]:
    if name != "DEDERE_CORPUS":
        del environment[name]
environment["DEDERE_HOME"] = str(HOME)
environment["DEDERE_SECRET_KEY"] = "only-for-tests-" * 5

# Django reads its settings once, here. The processes that run tests beside this one must not
# inherit their name: they would read them before they have made a home of their own.
environment["DJANGO_SETTINGS_MODULE"] = "dedere_web.config.settings"
django.setup()
del environment["DJANGO_SETTINGS_MODULE"]


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
