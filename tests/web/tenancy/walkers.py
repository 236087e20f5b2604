"""Who walks through every address, and what each is promised: shared by the walks of rooms."""

from collections.abc import Callable
from dataclasses import dataclass

from dedere_web.accounts.models import Kind, PlatformRole, Role
from dedere_web.foundation.tenancy import Visibility

SHOWN, TO_SIGN_IN, REFUSED, NOTHING, POST_ONLY = 200, 302, 403, 404, 405
OURS = "XAA central authority"
OWNERS = (OURS, "XBB ministry", "XCC prosecution")


@dataclass(frozen=True)
class Walker:
    """Who walks: where the person works, and as what."""

    body: str = ""
    kind: Kind = Kind.STATE_BODY
    role: Role | None = None
    duty: PlatformRole | None = None
    signed_in: bool = True

    @property
    def state(self) -> str:
        return self.body[:3] if self.body and self.kind == Kind.STATE_BODY else ""

    def reads(self, owner: str, visibility: Visibility) -> bool:
        """The promise: its owner, its State, every member of anything, everybody."""
        return {
            Visibility.AUTHORITY: owner == self.body,
            Visibility.STATE: owner == self.body or owner[:3] == self.state,
            Visibility.PARTNERS: bool(self.body),
            Visibility.PUBLIC: True,
        }[visibility]

    def has(self, owner: str, *roles: Role) -> bool:
        return owner == self.body and self.role in roles


WALKERS = {
    "stranger": Walker(signed_in=False),
    "account without membership": Walker(),
    "reader": Walker(OURS, role=Role.READER),
    "contributor": Walker(OURS, role=Role.CONTRIBUTOR),
    "approver": Walker(OURS, role=Role.APPROVER),
    "administrator": Walker(OURS, role=Role.ADMINISTRATOR),
    "another body of the State": Walker("XAA ministry", role=Role.ADMINISTRATOR),
    "another State": Walker("XBB ministry", role=Role.ADMINISTRATOR),
    "international provider": Walker(
        "Provider",
        kind=Kind.PROVIDER,
        role=Role.ADMINISTRATOR,
        duty=PlatformRole.PROGRAMME_OFFICER,
    ),
    "operator": Walker(duty=PlatformRole.OPERATOR),
    "editor": Walker(duty=PlatformRole.EDITOR_OF_FACTS),
}
WRITERS = (Role.CONTRIBUTOR, Role.APPROVER, Role.ADMINISTRATOR)
APPROVERS = (Role.APPROVER, Role.ADMINISTRATOR)

Promise = Callable[[Walker, str, bool], int]


def for_readers(walker: Walker, owner: str, reads: bool) -> int:
    return SHOWN if reads else NOTHING


def for_roles(*roles: Role) -> Promise:
    def promise(walker: Walker, owner: str, reads: bool) -> int:
        if not walker.signed_in:
            return TO_SIGN_IN
        if not reads:
            return NOTHING
        return SHOWN if walker.has(owner, *roles) else REFUSED

    return promise


def by_form_only(walker: Walker, owner: str, reads: bool) -> int:
    return POST_ONLY if walker.signed_in else TO_SIGN_IN
