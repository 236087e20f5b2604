"""Every test runs in a home of its own, with a key of its own, away from any real deployment."""

import os
import shutil
import tempfile
from pathlib import Path

import django
import hypothesis
import pytest

# A property holds or it does not; how long an example takes on a busy machine proves nothing.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

HOME = Path(tempfile.mkdtemp(prefix="dedere-tests-"))
(HOME / "static").mkdir()

environment = os.environ  # noqa: TID251 - a test decides what Dedere finds there
KEPT = {"DEDERE_CORPUS", "DEDERE_TEST_POSTGRES", "DEDERE_TEST_BROKER"}
for name in [name for name in environment if name.startswith("DEDERE_")]:
    if name not in KEPT:
        del environment[name]
environment.pop("DATABASE_URL", None)
environment["DEDERE_HOME"] = str(HOME)
environment["DEDERE_SECRET_KEY"] = "only-for-tests-" * 5
environment["DEDERE_SEALING_KEYS"] = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMDE"
environment["DEDERE_PSEUDONYM_KEY"] = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMDI"

# Django reads its settings once, here. The processes that run tests beside this one must not
# inherit their name: they would read them before they have made a home of their own.
environment["DJANGO_SETTINGS_MODULE"] = "dedere_web.config.settings"
django.setup()
del environment["DJANGO_SETTINGS_MODULE"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs a PostgreSQL server where none is named."""
    if environment.get("DEDERE_TEST_POSTGRES"):
        return
    nowhere = pytest.mark.skip(reason="DEDERE_TEST_POSTGRES names no PostgreSQL server")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(nowhere)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
