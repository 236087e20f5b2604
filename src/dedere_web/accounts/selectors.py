"""Questions about people and organisations, answered from the rows."""

import hashlib
import uuid
from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dedere_web.accounts import request_memory
from dedere_web.accounts.models import (
    Invitation,
    Kind,
    Membership,
    Organisation,
    PlatformGrant,
    PlatformRole,
    Role,
    User,
)
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import NOBODY, Viewer

Person = User | AnonymousUser

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor. Recovery codes replace one; alone they are none."""

WITHOUT_SECOND_FACTOR = frozenset({PlatformRole.EDITOR_OF_FACTS.value})
"""Platform roles that open nothing confidential: the lists of depositaries are public."""


def viewer_of(person: Person | None) -> Viewer:
    """Return what a person may see: two short queries, once in a request.

    Memberships that have ended, have not begun or belong to a closed organisation count for
    nothing. So does everything while a person who needs a second factor has none.
    """
    if not isinstance(person, User) or not person.is_active:
        return NOBODY
    known = request_memory.recall(person.pk)
    if known is None:
        known = _viewer(person)
        request_memory.remember(person.pk, known)
    return known


def _viewer(person: User) -> Viewer:
    factor = Exists(_factors().filter(user_id=OuterRef("person_id")))
    bodies = list(
        open_memberships()
        .filter(person=person)
        .values_list("organisation_id", "organisation__kind", "organisation__state", factor)
    )
    grants = _grants_of(person).values_list("role", factor)
    return Viewer(
        person=person.pk,
        organisations=frozenset(body for body, _, _, proven in bodies if proven),
        states=frozenset(
            state for _, kind, state, proven in bodies if proven and kind == Kind.STATE_BODY
        ),
        partner=any(proven for *_, proven in bodies),
        platform_roles=frozenset(
            role for role, proven in grants if proven or role in WITHOUT_SECOND_FACTOR
        ),
    )


def open_memberships() -> QuerySet[Membership]:
    """Return the memberships that count today."""
    today = clock.today()
    return Membership.objects.filter(
        Q(until=None) | Q(until__gte=today),
        since__lte=today,
        ended_at=None,
        organisation__closed_at=None,
        person__is_active=True,
    )


def platform_roles_of(person: Person) -> frozenset[str]:
    """Return the roles a person has on the platform today, second factor or not."""
    if not isinstance(person, User) or not person.is_active:
        return frozenset()
    return frozenset(_grants_of(person).values_list("role", flat=True))


def _grants_of(person: User) -> QuerySet[PlatformGrant]:
    return PlatformGrant.objects.filter(person=person, ended_at=None)


def organisations_of(person: Person) -> QuerySet[Organisation]:
    """Return the organisations a person works for today."""
    if not isinstance(person, User):
        return Organisation.objects.none()
    return Organisation.objects.filter(memberships__in=open_memberships().filter(person=person))


def organisation(id: uuid.UUID) -> Organisation | None:
    """Return one organisation, open or closed."""
    return Organisation.objects.filter(pk=id).first()


def has_second_factor(person: Person) -> bool:
    """Say whether a person signs in with something beside the password."""
    return isinstance(person, User) and factors_of(person).exists()


def factors_of(person: User) -> QuerySet[Authenticator]:
    """Return the second factors of a person."""
    return _factors().filter(user_id=person.pk)


def _factors() -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(type__in=FACTORS)
    return found


def needs_second_factor(person: Person) -> bool:
    """Say whether a person would see what is confidential: every member, and every operator."""
    if not isinstance(person, User) or not person.is_active:
        return False
    if platform_roles_of(person) - WITHOUT_SECOND_FACTOR:
        return True
    return open_memberships().filter(person=person).exists()


def role_in(person: Person, body: Organisation) -> Role | None:
    """Return the role of a person in an organisation today, with the second factor in place."""
    if not isinstance(person, User) or body.pk not in viewer_of(person).organisations:
        return None
    found = open_memberships().filter(person=person, organisation=body).first()
    return Role(found.role) if found else None


def has_administrator(body: Organisation) -> bool:
    """Say whether anybody manages an organisation today."""
    return administrators(body).exists()


def administrators(body: Organisation) -> QuerySet[Membership]:
    """Return the memberships of those who manage an organisation today."""
    return open_memberships().filter(organisation=body, role=Role.ADMINISTRATOR)


def members(body: Organisation) -> QuerySet[Membership]:
    """Return the memberships that count today or will, by name."""
    return (
        Membership.objects.filter(
            Q(until=None) | Q(until__gte=clock.today()), organisation=body, ended_at=None
        )
        .select_related("person", "organisation")
        .order_by("person__name", "person__email")
    )


def former_members(body: Organisation) -> QuerySet[Membership]:
    """Return the memberships that have ended, the latest first."""
    return (
        Membership.objects.filter(
            Q(ended_at__isnull=False) | Q(until__lt=clock.today()), organisation=body
        )
        .select_related("person")
        .order_by("-ended_at", "-until", "-id")
    )


def membership_of(body: Organisation, id: int) -> Membership | None:
    """Return one membership of an organisation."""
    found = Membership.objects.filter(organisation=body, pk=id)
    return found.select_related("person", "organisation").first()


def membership_numbered(id: int) -> Membership | None:
    """Return one membership, whatever became of it."""
    return Membership.objects.filter(pk=id).select_related("person", "organisation").first()


def memberships_numbered(ids: Collection[str]) -> dict[str, User]:
    """Return the people of memberships, by the number of the membership as text. One query."""
    found = Membership.objects.filter(pk__in=ids).select_related("person")
    return {str(membership.pk): membership.person for membership in found}


def heirs(membership: Membership) -> QuerySet[Membership]:
    """Return the memberships whose people could take a member's work over."""
    return (
        open_memberships()
        .filter(organisation=membership.organisation_id)
        .exclude(role=Role.READER)
        .exclude(person=membership.person_id)
        .select_related("person")
        .order_by("person__name", "person__email")
    )


def memberships_of(person: User) -> QuerySet[Membership]:
    """Return the memberships of a person that count today, by organisation."""
    found = open_memberships().filter(person=person)
    return found.select_related("organisation").order_by("organisation__name")


def open_invitations(body: Organisation | None) -> QuerySet[Invitation]:
    """Return the invitations that still can be accepted; without a body, to the platform."""
    return Invitation.objects.filter(
        organisation=body, accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).select_related("invited_by")


def invitations_of(body: Organisation) -> QuerySet[Invitation]:
    """Return every invitation to an organisation, whatever became of it."""
    return Invitation.objects.filter(organisation=body)


def addresses_invited(ids: Collection[str]) -> dict[str, str]:
    """Return the addresses of invitations, by number as text. One query."""
    found = Invitation.objects.filter(pk__in=ids).values_list("pk", "email")
    return {str(number): email for number, email in found}


def invitation_for(token: str) -> Invitation | None:
    """Return the invitation that a link leads to, if it still can be accepted."""
    return (
        Invitation.objects.filter(
            Q(organisation=None) | Q(organisation__closed_at=None),
            token_hash=digest(token),
            accepted_at=None,
            withdrawn_at=None,
            expires_at__gt=clock.now(),
        )
        .select_related("organisation", "invited_by")
        .first()
    )


def digest(token: str) -> str:
    """Return what is kept of a link: enough to know it again, too little to make it."""
    return hashlib.sha256(token.encode()).hexdigest()


def had_members(body: Organisation) -> bool:
    """Say whether anybody works or ever worked for an organisation."""
    return Membership.objects.filter(organisation=body).exists()


def closed_organisations() -> QuerySet[Organisation]:
    """Return the organisations that were closed, the latest first."""
    return Organisation.objects.filter(closed_at__isnull=False).order_by("-closed_at", "name")


def organisations() -> QuerySet[Organisation]:
    """Return every organisation that is open, with how many administer it today."""
    active = open_memberships().filter(role=Role.ADMINISTRATOR).values("pk")
    return Organisation.objects.filter(closed_at=None).annotate(
        administrators=Count("memberships", filter=Q(memberships__in=active), distinct=True)
    )


def grants() -> QuerySet[PlatformGrant]:
    """Return the platform roles that people have today, by role and name."""
    found = PlatformGrant.objects.filter(ended_at=None, person__is_active=True)
    return found.select_related("person").order_by("role", "person__name", "person__email")


def every_grant() -> QuerySet[PlatformGrant]:
    """Return every platform role that anybody has or had."""
    return PlatformGrant.objects.all()


def grant_numbered(id: int) -> PlatformGrant | None:
    """Return one platform role that somebody has today."""
    return grants().filter(pk=id).first()


def person_with(email: str) -> User | None:
    """Return the person who signs in with an address."""
    return User.objects.filter(email=email.strip().lower()).first()


def has_operator() -> bool:
    """Say whether anybody runs this platform yet."""
    return grants().filter(role=PlatformRole.OPERATOR).exists()


def invitation_numbered(id: int) -> Invitation | None:
    """Return one invitation, whatever became of it."""
    return Invitation.objects.filter(pk=id).select_related("organisation").first()
