"""The history of an assessment, for members of the organisation that owns it."""

import uuid

from django.urls import reverse

from dedere_web.accounts.actors import actor_of
from dedere_web.obligations import policies, selectors
from dedere_web.obligations.services import KIND
from dedere_web.trail.histories import Told
from dedere_web.trail.registry import Person, Subject


def history_of_assessment(person: Person, key: str) -> Told | None:
    """Return the history of an assessment, ``None`` for whoever may not see it."""
    actor = actor_of(person)
    try:
        found = selectors.assessment(actor.viewer, uuid.UUID(key))
    except ValueError:
        return None
    if found is None or not policies.may_see_people(actor, found):
        return None
    return Told(
        viewer=actor.viewer,
        subjects=(Subject.of(KIND, found.pk),),
        title=f"{found.state} {found.on.isoformat()}",
        address=reverse("obligations:assessment", args=[found.pk]),
    )
