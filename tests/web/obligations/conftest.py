"""A body of Kenya that assesses its law, and a provider that may be asked to review."""

import datetime as dt

import pytest
from django.test import Client

from dedere_web.accounts.actors import actor_of
from dedere_web.accounts.models import Kind, Organisation, Role, User
from dedere_web.obligations import services
from dedere_web.obligations.models import Assessment
from tests.web.tenancy.world import World, browser_of

DAY = dt.date(2013, 4, 22)


@pytest.fixture
def world(db: None) -> World:
    """An empty world."""
    return World()


@pytest.fixture
def ministry(world: World) -> Organisation:
    """A ministry of Kenya."""
    return world.body("KEN ministry")


@pytest.fixture
def officer(world: World, ministry: Organisation) -> User:
    """Writes for the ministry."""
    return world.member("officer", ministry, Role.CONTRIBUTOR)


@pytest.fixture
def colleague(world: World, ministry: Organisation) -> User:
    """Writes for the ministry as well."""
    return world.member("colleague", ministry, Role.CONTRIBUTOR)


@pytest.fixture
def approver(world: World, ministry: Organisation) -> User:
    """Approves for the ministry."""
    return world.member("approver", ministry, Role.APPROVER)


@pytest.fixture
def provider(world: World) -> Organisation:
    """A provider of assistance."""
    return world.body("Provider", Kind.PROVIDER)


@pytest.fixture
def expert(world: World, provider: Organisation) -> User:
    """Writes for the provider."""
    return world.member("expert", provider, Role.CONTRIBUTOR)


@pytest.fixture
def assessment(officer: User, ministry: Organisation) -> Assessment:
    """An assessment of Kenya, just begun."""
    return services.begin(actor_of(officer), organisation=ministry.pk, on=DAY)


@pytest.fixture
def at_desk(officer: User) -> Client:
    """A browser in which the officer is signed in."""
    return browser_of(officer)
