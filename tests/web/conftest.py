"""A platform with its style sheets, and people of each kind."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as deployment
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from dedere.treaties.facts import Facts
from dedere_io.facts import load_facts
from dedere_web.accounts.models import User
from dedere_web.accounts.services import create_operator
from dedere_web.foundation import clock
from dedere_web.foundation.page_cache import pages
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
