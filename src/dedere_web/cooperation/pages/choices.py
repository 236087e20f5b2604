"""Lists to choose from that several pages of this room share."""

from collections.abc import Collection
from dataclasses import dataclass

from dedere.parties import fold_name
from dedere_web.treaties.pages.choices import Choice
from dedere_web.treaties.pages.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceGroup:
    """The offences of one instrument, as the list to choose from shows them."""

    words: str
    choices: tuple[Choice, ...]


def offence_groups(desk: Desk, chosen: Collection[str]) -> tuple[OffenceGroup, ...]:
    """Return every offence of the catalogue, by instrument, the universal ones first."""
    others = [i for i in desk.facts.related() if i.offences]
    return tuple(
        OffenceGroup(
            words=desk.instrument_name(instrument.code),
            choices=tuple(
                Choice(offence.id, offence.label, offence.id in chosen)
                for offence in instrument.offences
            ),
        )
        for instrument in (*desk.universal(), *others)
        if instrument.offences
    )


def narrowed(groups: tuple[OffenceGroup, ...], words: str) -> tuple[OffenceGroup, ...]:
    """Return the offences in which every one of these words stands; one alone is chosen.

    Looked through are the label of the offence and the name of its instrument.
    """
    wanted = fold_name(words).split()
    found = [(g, [c for c in g.choices if _has(wanted, g.words, c.words)]) for g in groups]
    alone = sum(len(choices) for _, choices in found) == 1
    return tuple(
        OffenceGroup(
            words=group.words,
            choices=tuple(Choice(c.value, c.words, alone or c.chosen) for c in choices),
        )
        for group, choices in found
        if choices
    )


def _has(wanted: list[str], instrument: str, label: str) -> bool:
    text = fold_name(f"{instrument} {label}")
    return all(word in text for word in wanted)


def offence_label(desk: Desk, offence: str) -> str:
    """Return the words for an offence of the catalogue, or its id."""
    instrument = desk.facts.instruments.get(offence.partition("/")[0])
    for one in instrument.offences if instrument else ():
        if one.id == offence:
            return one.label
    return offence
