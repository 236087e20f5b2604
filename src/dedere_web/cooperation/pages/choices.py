"""Lists to choose from that several pages of this room share."""

from collections.abc import Collection
from dataclasses import dataclass

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


def offence_label(desk: Desk, offence: str) -> str:
    """Return the words for an offence of the catalogue, or its id."""
    instrument = desk.facts.instruments.get(offence.partition("/")[0])
    for one in instrument.offences if instrument else ():
        if one.id == offence:
            return one.label
    return offence
