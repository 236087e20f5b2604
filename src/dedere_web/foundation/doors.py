"""The doors of the house: the rooms that a visitor can enter, in their order. The only list."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A room, under the name on its door."""

    name: Promise
    address: str
    """Name of the address of its first page."""
    room: str
    """Namespace of its addresses: the door is marked while a visitor is in the room."""


DOORS = (
    Door(name=_("Treaties"), address="treaties:rooms", room="treaties"),
    Door(name=_("Cooperation"), address="cooperation:rooms", room="cooperation"),
)
