"""What somebody saw when a form was opened, so that two people who change the same get a choice.

The form carries the mark along; a service that finds another one by then changes nothing.
"""

import hashlib
import json
from dataclasses import dataclass

from django.utils.functional import Promise

from dedere_web.accounts.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two people would have differently."""

    words: str
    theirs: str | Promise
    mine: str | Promise


def version_of_organisation(body: Organisation) -> str:
    """Return a mark of what is said about an organisation now."""
    return _mark(body.name, body.kind, body.function, body.state, str(body.closed_at or ""))


def version_of_membership(membership: Membership) -> str:
    """Return a mark of role, last day and end of a membership now."""
    return _mark(membership.role, str(membership.until or ""), str(membership.ended_at or ""))


def _mark(*values: str) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
