"""A platform with its style sheets, and people of each kind."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as deployment
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from dedere.treaties.facts import Facts
from dedere_io.facts import load_facts
from dedere_web.accounts.models import User
from dedere_web.accounts.services import create_operator
from dedere_web.foundation import clock
from dedere_web.foundation.page_cache import pages
from tests.web import postgres
from tests.web.people import PASSWORD


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _no_page_is_kept() -> None:
    pages().clear()


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The packaged facts."""
    return load_facts(deployment.DEDERE_HOME)


@pytest.fixture
def own_home(settings: Settings, tmp_path: Path, facts: Facts) -> Path:
    """A home for one test: what it imports is gone afterwards."""
    shutil.copytree(settings.DEDERE_HOME / "facts", tmp_path / "facts")
    settings.DEDERE_HOME = tmp_path
    return tmp_path


@pytest.fixture
def editor(db: None) -> User:
    """A person who may import lists."""
    return create_operator(email="editor@ministry.example", password=PASSWORD, name="Amina")


@pytest.fixture
def account(db: None) -> User:
    """A person who may sign in, and nothing else."""
    person = User(email="reader@ministry.example", joined_at=clock.now())
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a browser in which a person is signed in."""

    def sign_in(person: User) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return sign_in


@pytest.fixture(scope="session")
def postgres_template(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A PostgreSQL database with every migration applied, to copy."""
    with django_db_blocker.unblock():
        name = postgres.migrated_database()
    yield name
    postgres.drop_database(name)


@pytest.fixture
def postgres_copy(postgres_template: str) -> Iterator[str]:
    """The name of a migrated PostgreSQL database of this test's own."""
    name = postgres.make_database(template=postgres_template)
    yield name
    postgres.drop_database(name)


@pytest.fixture
def empty_postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database of this test's own."""
    postgres.make_role()
    name = postgres.make_database()
    yield postgres.address_of(name)
    postgres.drop_database(name)


@pytest.fixture
def on_postgres(
    postgres_copy: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[BaseDatabaseWrapper]:
    """Let this test run on PostgreSQL, under the ordinary role of pages and jobs.

    Use it with ``@pytest.mark.postgres`` and instead of ``django_db``: everything is committed,
    and the database is dropped afterwards.
    """
    with (
        django_db_blocker.unblock(),
        postgres.default_database(postgres_copy, role=postgres.ROLE) as connection,
    ):
        yield connection
