"""The organisations of three States and of others, and who works there."""

import pytest

from dedere_web.accounts.models import Kind, Organisation, Role, User
from tests.web.tenancy.world import World


@pytest.fixture
def world(db: None) -> World:
    """An empty world."""
    return World()


@pytest.fixture
def authority(world: World) -> Organisation:
    """The central authority of XAA."""
    return world.body("XAA central authority")


@pytest.fixture
def officer(world: World, authority: Organisation) -> User:
    """Writes for the central authority of XAA."""
    return world.member("officer", authority, Role.CONTRIBUTOR)


@pytest.fixture
def approver(world: World, authority: Organisation) -> User:
    """Approves for the central authority of XAA."""
    return world.member("approver", authority, Role.APPROVER)


@pytest.fixture
def stranger(world: World) -> User:
    """Works for a provider of assistance."""
    provider = world.body("Provider", Kind.PROVIDER)
    return world.member("provider", provider, Role.ADMINISTRATOR)
