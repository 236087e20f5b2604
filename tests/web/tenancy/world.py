"""A small world of organisations: three States, an organisation between them, a provider, a donor.

What tests of confidential rows share: bodies, people in every role, and who they are as actors.
"""

import datetime as dt
import functools
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from dedere_web.accounts.actors import Actor, actor_of
from dedere_web.accounts.models import (
    Function,
    Kind,
    Membership,
    Organisation,
    PlatformGrant,
    PlatformRole,
    Role,
    User,
)
from dedere_web.foundation import clock
from dedere_web.foundation.tenancy import Visibility
from dedere_web.notes import services
from dedere_web.notes.models import Note
from dedere_web.notes.services import Words
from dedere_web.notes.subjects import NoteSubject
from tests.web.people import PASSWORD

KENYA = NoteSubject("state", "KEN", "Kenya", "")


@dataclass
class World:
    """Organisations and people, made when a test first asks for them."""

    bodies: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def body(self, name: str, kind: str = Kind.STATE_BODY, state: str = "") -> Organisation:
        """Return an organisation; ``XAA ministry`` is a body of XAA."""
        if name not in self.bodies:
            state = state or (name[:3] if kind == Kind.STATE_BODY else "")
            self.bodies[name] = Organisation.objects.create(
                name=name,
                kind=kind,
                state=state,
                function=Function.OTHER if kind == Kind.STATE_BODY else "",
                created_at=clock.now(),
            )
        return self.bodies[name]

    def person(self, name: str) -> User:
        """Return a person who has a second factor, and belongs to nothing yet."""
        if name not in self.people:
            email = name.replace(" ", "-").lower() + "@people.example"
            person = User(email=email, name=name, joined_at=clock.now())
            person.set_password(PASSWORD)
            person.save()
            Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
            self.people[name] = person
        return self.people[name]

    def member(
        self, name: str, body: Organisation, role: Role = Role.CONTRIBUTOR, *,
        since: dt.date | None = None, until: dt.date | None = None,
    ) -> User:  # fmt: skip
        """Let a person work for an organisation."""
        person = self.person(name)
        Membership.objects.create(
            person=person,
            organisation=body,
            role=role,
            since=since or clock.today() - dt.timedelta(days=30),
            until=until,
        )
        return person

    def duty(self, name: str, role: PlatformRole) -> User:
        """Give a person a duty on the platform."""
        person = self.person(name)
        PlatformGrant.objects.create(person=person, role=role, granted_at=clock.now())
        return person


@functools.cache
def title_of(owner: str, visibility: Visibility) -> str:
    """Return the title of the note of an organisation at a visibility."""
    return f"Note of {owner} for {visibility.value}"


def browser_of(person: User) -> Client:
    """Return a browser in which a person is signed in, without going through the page for it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return browser


def actor(person: User) -> Actor:
    """Return what decides about a person."""
    return actor_of(person)


def open_note(
    owner: Organisation, author: User, visibility: Visibility, *, title: str = "",
    subject: NoteSubject = KENYA, body: str = "The text of the note.",
) -> Note:  # fmt: skip
    """Write a note as an approver of its owner, and open it as far as asked."""
    writer = actor(author)
    title = title or title_of(owner.name, visibility)
    note = services.write_note(
        writer, organisation=owner.pk, subject=subject, words=Words(title, body)
    )
    return services.change_visibility(
        writer, note, visibility=visibility, version=note.version, why="a test"
    )
