"""The desk at which pages of cooperation are written: that of the treaties, and its own room."""

import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse

from dedere_web.cooperation.selectors import is_recorded_source, recorded_number
from dedere_web.treaties.pages.desk import Desk, Link


class CooperationDesk(Desk):
    """A desk that also knows the addresses of this room."""

    __slots__ = ()

    def room(self, page: str, *args: str, **parameters: str | dt.date | None) -> str:
        """Return the address of a page of this room about the same day."""
        carried = [(key, str(value)) for key, value in parameters.items() if value]
        return self.room_with(page, carried, *args)

    def room_with(self, page: str, parameters: list[tuple[str, str]], *args: str) -> str:
        """Return the same where a parameter may come several times; a day of its own wins."""
        stated = {key for key, _ in parameters}
        carried = [*parameters]
        carried += [one for one in self.as_of.parameters.items() if one[0] not in stated]
        path = reverse(f"cooperation:{page}", args=args)
        return f"{path}?{urlencode(carried)}" if carried else path

    def source_links(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Return links to the pages of these sources; what editors recorded has a page here."""
        return tuple(Link(words=self.source_title(i), address=self._source(i)) for i in ids)

    def _source(self, source: str) -> str:
        if is_recorded_source(source):
            return f"{reverse('cooperation:practice')}#recorded-{recorded_number(source)}"
        return self.address("source", source)
