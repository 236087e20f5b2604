"""Through which offences of the catalogue an instrument may cover the conduct asked about."""

from dataclasses import dataclass

from dedere.treaties.facts import Facts
from dedere.treaties.families import Family
from dedere.treaties.instruments import Instrument, Offence


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offence through which a text may cover the conduct."""

    asked: str
    offence: Offence
    instrument: Instrument
    same: bool
    """The same conduct as asked, in this or another text of one family."""
    note: str = ""


class Catalogue:
    """The offences of all instruments, with those that cover the same conduct."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._offences = {
            offence.id: (instrument, offence)
            for instrument in facts.instruments.values()
            for offence in instrument.offences
        }
        self._families = {
            code: family
            for family in facts.families
            if family.single_instrument_article
            for code in family.members
        }

    def family(self, instrument: str) -> Family | None:
        """Return the family whose texts amend or replace this instrument, where there is one."""
        return self._families.get(instrument)

    def offence(self, offence_id: str) -> tuple[Instrument, Offence]:
        """Return an offence with its instrument."""
        return self._offences[offence_id]

    def candidates(self, offence_id: str) -> tuple[Candidate, ...]:
        """Return the offence itself, then the same conduct in other texts, then what overlaps."""
        instrument, offence = self._offences[offence_id]
        found = {offence_id: Candidate(offence_id, offence, instrument, same=True)}
        own = self.family(instrument.code)
        for group in self._facts.offence_groups:
            if offence_id not in group.offences:
                continue
            for other in group.offences:
                if other not in found and other in self._offences:
                    where, what = self._offences[other]
                    same = own is not None and self.family(where.code) is own
                    found[other] = Candidate(offence_id, what, where, same=same, note=group.note)
        return tuple(sorted(found.values(), key=lambda candidate: not candidate.same))
