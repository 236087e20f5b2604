"""The search field: a State, an instrument, an article, a symbol, or who may extradite to whom."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dedere.parties import State, fold_name
from dedere.treaties.instruments import Instrument, Obligation
from dedere_io.search import EmbeddedIndex, Query
from dedere_io.search.gathering import gather_obligations
from dedere_web.treaties.pages.choices import find_state
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import PARTY_KINDS, label

MOST_HITS = 12
_ARTICLE = re.compile(
    r"^(?P<name>.*?)\s*(?:art(?:icle|\.)?\s*)?(?P<article>\d+\s*(?:bis|ter)?(?:\([\w-]+\))*)$",
    re.I,
)
# In English, French and Spanish: "who may extradite from X to Y", "extrader de X vers Y".
_REQUEST = re.compile(
    r"\b(?P<what>extrad\w*|assist\w*|entraide|asistencia)\b.*?\b(?:from|desde|del|du|de)\s+"
    r"(?P<asked>.+?)\s+(?:to|vers|hacia|à|al|a)\s+(?P<asks>.+?)\s*\??$",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"^(?:the|la|le|les|el|los|las|l['’])\s*(?=\w)", re.IGNORECASE)
_SYMBOL = re.compile(r"^(?:A|S|E|ST|TD|C\.N)[./][\w./ ()-]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something the question may mean."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What a question was understood as."""

    asked: str
    hits: tuple[Hit, ...]
    suggestions: tuple[Link, ...]
    is_symbol: bool

    @property
    def only_hit(self) -> str:
        """Return the address to go to at once, where there is only one answer."""
        return self.hits[0].link.address if len(self.hits) == 1 else ""


def search_page(desk: Desk, asked: str) -> SearchPage:
    """Say what a question may mean: nothing, one thing, or several to choose from."""
    asked = " ".join(asked.split())[:200]
    if not asked:
        return SearchPage(asked="", hits=(), suggestions=(), is_symbol=False)
    if _SYMBOL.match(asked):
        return SearchPage(asked=asked, hits=(), suggestions=(), is_symbol=True)
    hits = [*_requests(desk, asked)] or _states(desk, asked) + _instruments(desk, asked)
    hits = hits or _articles(desk, asked) or _duties(desk, asked)
    return SearchPage(
        asked=asked,
        hits=tuple(hits[:MOST_HITS]),
        suggestions=() if hits else _suggestions(desk, asked),
        is_symbol=False,
    )


def _requests(desk: Desk, asked: str) -> Iterator[Hit]:
    """Understand a question about a request: a jump to the finder, with both States chosen."""
    match = _REQUEST.search(asked)
    if match is None:
        return
    requested, requesting = (
        find_state(match[part].strip(), desk.facts)
        or find_state(_ARTICLES.sub("", match[part].strip()), desk.facts)
        for part in ("asked", "asks")
    )
    if requested is None or requesting is None:
        return
    extradition = match["what"].casefold().startswith("extrad")
    parameters = {
        "from": requesting.code,
        "to": requested.code,
        "form": "extradition" if extradition else "mla",
        **desk.as_of.parameters,
    }
    words = {
        "asks": desk.state_name(requesting.code),
        "asked": desk.state_name(requested.code),
    }
    link = Link(
        words=_("%(asks)s asks %(asked)s") % words,
        address=f"{reverse('cooperation:finder')}?{urlencode(parameters)}",
    )
    yield Hit(link=link, about=_("On which legal basis?"))


def _states(desk: Desk, asked: str) -> list[Hit]:
    states = desk.facts.parties.states
    if asked.upper() in states:
        return [_state_hit(desk, asked.upper())]
    folded, exact = fold_name(asked), find_state(asked, desk.facts)
    if exact is None and len(folded) < 2:
        return []
    # Congo is a State, and a part of the name of another: both are offered, the first one first.
    mark = f" {folded} " if exact else f" {folded}"
    found = [s.code for s in states.values() if any(mark in name for name in _names(s))]
    if exact is not None:
        found = [exact.code, *(code for code in found if code != exact.code)]
    return [_state_hit(desk, code) for code in found]


def _names(state: State) -> list[str]:
    return [f" {fold_name(name)} " for name in (*state.names.values(), *state.other_names)]


def _state_hit(desk: Desk, code: str) -> Hit:
    state = desk.facts.parties.states[code]
    return Hit(
        link=Link(words=desk.state_name(code), address=desk.address("state", code)),
        about=label(PARTY_KINDS, state.kind),
    )


def _instruments(desk: Desk, asked: str) -> list[Hit]:
    return [_instrument_hit(desk, i) for i in _instruments_called(desk, asked)]


def _instruments_called(desk: Desk, asked: str) -> list[Instrument]:
    exact = desk.facts.instruments.get(asked.casefold())
    if exact is not None:
        return [exact]
    words = fold_name(asked.replace("-", " ")).split()
    if not words:
        return []
    return [
        instrument
        for instrument in (*desk.universal(), *_others(desk))
        if any(all(word in title.split() for word in words) for title in _titles(instrument))
    ]


def _others(desk: Desk) -> list[Instrument]:
    universal = {i.code for i in desk.universal()}
    return [i for i in desk.facts.instruments.values() if i.code not in universal]


def _titles(instrument: Instrument) -> list[str]:
    titles = [fold_name(instrument.code.replace("-", " "))]
    for title in instrument.titles.values():
        titles += [fold_name(f"{title.short} {title.title}")]
    return titles


def _instrument_hit(desk: Desk, instrument: Instrument) -> Hit:
    return Hit(
        link=Link(
            words=desk.instrument_name(instrument.code),
            address=desk.address("instrument", instrument.code),
        ),
        about=instrument.title(desk.language),
    )


def _articles(desk: Desk, asked: str) -> list[Hit]:
    match = _ARTICLE.match(asked)
    if match is None or not match["name"]:
        return []
    wanted = match["article"].replace(" ", "")
    return [
        _obligation_hit(desk, instrument.code, obligation)
        for instrument in _instruments_called(desk, match["name"].strip(" ,"))
        for obligation in instrument.obligations
        if _is_article(obligation.article, wanted)
    ]


def _obligation_hit(desk: Desk, instrument: str, obligation: Obligation) -> Hit:
    anchor = obligation.id.partition("/")[2].replace("/", "-")
    page = desk.address("instrument", instrument, unfold="1")
    name = desk.instrument_name(instrument)
    link = Link(words=f"{name}, {obligation.article}", address=f"{page}#{anchor}")
    return Hit(link=link, about=obligation.summary)


def _duties(desk: Desk, asked: str) -> list[Hit]:
    """Find what was typed in the words of what the treaties ask."""
    index = _index_of_duties()
    gather_obligations(index, desk.facts)
    found = index.search(Query(words=asked, many=MOST_HITS))
    known = {o.id: (i.code, o) for i in desk.facts.instruments.values() for o in i.obligations}
    places = (known.get(hit.document.key) for hit in found.hits)
    return [_obligation_hit(desk, *place) for place in places if place is not None]


@functools.cache
def _index_of_duties() -> EmbeddedIndex:
    """Return the index of this process; it is filled anew when the facts change."""
    return EmbeddedIndex()


def _is_article(article: str, wanted: str) -> bool:
    """Say whether ``article`` is the one wanted, or a part of it: 4(2) has 4(2)(a)."""
    compact = article.replace(" ", "")
    rest = compact.removeprefix(wanted)
    return compact.startswith(wanted) and (not rest or not rest[0].isalnum())


def _suggestions(desk: Desk, asked: str) -> tuple[Link, ...]:
    codes = (text.partition(" ")[0] for text in desk.facts.parties.suggest(asked))
    return tuple(
        Link(words=desk.state_name(code), address=desk.address("state", code)) for code in codes
    )
