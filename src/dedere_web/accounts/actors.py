"""A person as policies see them: what they reach, and as what they work where.

Every room with confidential rows decides with this, in its own ``policies``.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dedere_web.accounts.selectors import open_memberships, viewer_of
from dedere_web.foundation.tenancy import NOBODY, Viewer

WRITERS = frozenset({"contributor", "approver", "administrator"})
APPROVERS = frozenset({"approver", "administrator"})
ADMINISTRATORS = frozenset({"administrator"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with everything that decides about confidential rows."""

    viewer: Viewer = NOBODY
    roles: Mapping[uuid.UUID, str] = field(default_factory=dict)
    """The role in each organisation whose confidential rows the person may read."""

    @property
    def person(self) -> int | None:
        """Who it is, by number."""
        return self.viewer.person


def actor_of(person: Any) -> Actor:
    """Return what decides about a person. A role counts only where the viewer reaches."""
    viewer = viewer_of(person)
    if not viewer.organisations:
        return Actor(viewer)
    held = open_memberships().filter(
        person_id=viewer.person, organisation_id__in=viewer.organisations
    )
    return Actor(viewer, dict(held.values_list("organisation_id", "role")))


def writes_for(actor: Actor) -> frozenset[uuid.UUID]:
    """Return the organisations for which somebody may write."""
    return frozenset(body for body, role in actor.roles.items() if role in WRITERS)
