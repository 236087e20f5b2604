"""What every picture on a page has beside it: title, day, legend, table, notes and downloads."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from dedere_io.pictures.drawing import Drawing
from dedere_io.pictures.lettering import Setting
from dedere_io.pictures.markup import Markup
from dedere_io.pictures.standalone import Sheet
from dedere_web.foundation.language import say_date
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.labels import FORMATS

TableRow = tuple[str, str, tuple[tuple[str, str], ...]]
"""Name and address of what the row is about, then head and cell of every column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, and the same as words and numbers."""

    drawing: Drawing
    sheet: Sheet
    """What stands around it in a file of its own; the page shows the same."""
    legend: tuple[tuple[SafeString, str], ...] = ()
    """Samples and words, where the legend of the page does not say it."""
    first_head: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    downloads: tuple[tuple[str, str], ...]

    @property
    def svg(self) -> SafeString:
        """Return the drawing for a template."""
        return trusted(self.drawing.svg())

    @property
    def title(self) -> str:
        """Return the title, the same on the page and in a file."""
        return self.sheet.title


def trusted(drawn: Markup) -> SafeString:
    """Return a finished drawing for a template: its makers escaped every text in it."""
    return SafeString(drawn)


def setting_of(name: str) -> Setting:
    """Return how a picture with this name is set in the reader's language."""
    return Setting(name=name, language=get_language() or "en", rtl=get_language_bidi())


def day_line(desk: Desk) -> str:
    """Return the line that says of which day a picture speaks, as plain text."""
    return _("As of %(date)s") % {"date": say_date(desk.on)}


def facts_note(desk: Desk) -> str:
    """Return the note that names the facts a picture rests on, as plain text."""
    return _("Dedere, facts %(version)s. The authoritative status is the depositary's.") % {
        "version": desk.facts.version[:12]
    }


def picture_downloads(desk: Desk, kind: str, **chosen: str) -> tuple[tuple[str, str], ...]:
    """Return names and addresses of the files of a picture."""
    query = urlencode(desk.as_of.parameters | chosen)
    return tuple(
        (str(FORMATS[ext]), f"{reverse('treaties:picture', args=[kind, ext])}?{query}")
        for ext in ("svg", "png", "csv")
    )
