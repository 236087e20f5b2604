"""Feeds of the latest acts: Atom (RFC 4287) and JSON Feed 1.1, with the same entries."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dedere.treaties.actions import TreatyAction
from dedere.treaties.changes import acts_between
from dedere.treaties.sayings import say_act
from dedere_web.treaties.pages.changes import FEED_LENGTH, Period
from dedere_web.treaties.pages.choices import find_state
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.reasons import anchor_of

# Identifiers of entries must never change, whatever the address of the platform (RFC 4151).
TAG = "tag:dedere,2013:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act, as an entry of a feed."""

    id: str
    title: str
    address: str
    says: str
    date: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The latest acts on record."""

    title: str
    about: str
    home: str
    atom: str
    json: str
    language: str
    entries: tuple[Entry, ...]
    updated: dt.datetime


def feeds(period: Period) -> dict[str, str]:
    """Return the addresses of the feeds with the State and the instrument of a period."""
    chosen = {"state": period.state, "instrument": period.instrument}
    return _addresses({name: value for name, value in chosen.items() if value})


def _addresses(query: Mapping[str, str]) -> dict[str, str]:
    end = f"?{urlencode(query)}" if query else ""
    return {
        "atom": reverse("treaties:changes-atom") + end,
        "json": reverse("treaties:changes-json") + end,
    }


def feed_of(desk: Desk, query: Mapping[str, str], *, home: str) -> Feed:
    """Return the latest dated acts, of a State or an instrument where the address names one.

    Args:
        desk: The facts.
        query: The parameters of the address.
        home: The absolute address of the first page; addresses in feeds are absolute.
    """
    state = find_state(query.get("state", ""), desk.facts)
    instrument = query.get("instrument", "")
    instrument = instrument if instrument in desk.facts.instruments else ""
    acts = acts_between(
        desk.facts,
        since=dt.date.min,
        until=desk.as_of.today,
        instruments=[instrument] if instrument else None,
        states=desk.facts.parties.same_person(state.code) if state else None,
    )
    entries = tuple(_entry(desk, act, home) for act in acts[:FEED_LENGTH])
    chosen = {"state": state.code if state else "", "instrument": instrument}
    addresses = _addresses({name: value for name, value in chosen.items() if value})
    compiled = dt.datetime.combine(desk.facts.compiled_on, dt.time(), tzinfo=dt.UTC)
    return Feed(
        title=_title(desk, state.code if state else "", instrument),
        about=_("Signatures, deposits, successions and denunciations on record, newest first."),
        home=urljoin(home, reverse("treaties:changes")),
        atom=urljoin(home, addresses["atom"]),
        json=urljoin(home, addresses["json"]),
        language=get_language() or "en",
        entries=entries,
        updated=max((entry.date for entry in entries), default=compiled),
    )


def _title(desk: Desk, state: str, instrument: str) -> str:
    if state and instrument:
        return _("Dedere: acts of %(state)s on the %(instrument)s") % {
            "state": desk.state_name(state),
            "instrument": desk.instrument_name(instrument),
        }
    if state or instrument:
        name = desk.state_name(state) if state else desk.instrument_name(instrument)
        return _("Dedere: acts on record, %(name)s") % {"name": name}
    return _("Dedere: acts on record")


def _entry(desk: Desk, act: TreatyAction, home: str) -> Entry:
    page = reverse("treaties:standing", args=[act.state, act.instrument])
    sources = "; ".join(desk.source_title(source) for source in act.sources)
    return Entry(
        id=f"{TAG}act/{act.id}",
        title=desk.plain(say_act(act)),
        address=urljoin(home, f"{page}#{anchor_of(act.id)}"),
        says=_("Source: %(sources)s") % {"sources": sources},
        date=dt.datetime.combine(act.day or dt.date.min, dt.time(), tzinfo=dt.UTC),
    )


def atom_feed(feed: Feed) -> str:
    """Return the feed as Atom."""
    written = Atom1Feed(
        title=feed.title,
        link=feed.home,
        description="",
        subtitle=feed.about,
        feed_url=feed.atom,
        feed_guid=feed.atom,
        language=feed.language,
        author_name=_("Dedere"),
    )
    for entry in feed.entries:
        written.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.says,
            unique_id=entry.id,
            pubdate=entry.date,
            updateddate=entry.date,
        )
    return written.writeString("utf-8")


def json_feed(feed: Feed) -> dict[str, object]:
    """Return the feed in the shape of JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "language": feed.language,
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.says,
                "date_published": entry.date.isoformat(),
            }
            for entry in feed.entries
        ],
    }
