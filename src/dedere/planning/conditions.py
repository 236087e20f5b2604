"""What stands before an accession: parents, who may join, entry into force; with articles."""

from collections.abc import Iterable, Iterator

from dedere.phrases import InstrumentName, Phrase, StateName, mark
from dedere.planning.bonds import BOUND, OPEN, Bonds
from dedere.planning.overlays import Accession, binds, with_prerequisites
from dedere.sources import Provision, Reason
from dedere.treaties.facts import Facts
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings

PARENT_FIRST = mark(
    "To join {instrument}, {state} must be, or become, a party to {parent}; it is not one."
)
PARENT_UNKNOWN = mark(
    "To join {instrument}, {state} must be, or become, a party to {parent}; our sources do not "
    "say whether it is: confirm this first."
)
NOT_OPEN_TO_ALL = mark("{instrument} is not open to every State. Who may join: {who}")
NOT_IN_FORCE = mark("{instrument} is not in force on {on}, so joining it links nobody yet.")

OPEN_TO_EVERY_STATE = frozenset({"", "all-states", "all-states-and-organisations"})
OPEN_TO_PARTIES_OF_PARENT = "parties-to-parent"


def joins(facts: Facts, bonds: Bonds, accession: Accession) -> tuple[str, ...]:
    """Return what the State would join, parents first: all it is not surely bound by so far."""
    needed = with_prerequisites(facts, accession.instrument)
    return tuple(
        code
        for code in needed
        if code == accession.instrument or bonds.of(accession.state, code) < BOUND
    )


def conditions_of(facts: Facts, bonds: Bonds, accession: Accession) -> tuple[Reason, ...]:
    """Return what has to be met or known before the accession can do what a plan supposes."""
    return tuple(_conditions(facts, bonds, accession))


def _conditions(facts: Facts, bonds: Bonds, accession: Accession) -> Iterator[Reason]:
    for code in joins(facts, bonds, accession):
        instrument = facts.instruments[code]
        for needed in instrument.prerequisites:
            bond = bonds.of(accession.state, needed.instrument)
            if bond < BOUND:
                says = Phrase.of(
                    PARENT_UNKNOWN if bond == OPEN else PARENT_FIRST,
                    instrument=InstrumentName(code),
                    state=StateName(accession.state),
                    parent=InstrumentName(needed.instrument),
                )
                yield Reason(says=says, provision=Provision(code, needed.article))
        if instrument.open_to_code not in OPEN_TO_EVERY_STATE | {OPEN_TO_PARTIES_OF_PARENT}:
            says = Phrase.of(
                NOT_OPEN_TO_ALL, instrument=InstrumentName(code), who=instrument.open_to
            )
            article = "; ".join(instrument.open_to_articles)
            yield Reason(says=says, provision=Provision(code, article) if article else None)
        if not binds(facts, code, bonds):
            says = Phrase.of(NOT_IN_FORCE, instrument=InstrumentName(code), on=bonds.on)
            article = instrument.final_clauses.entry_into_force.article
            yield Reason(says=says, provision=Provision(code, article))


def deposited(
    standings: Standings, bonds: Bonds, *, states: Iterable[str], instruments: Iterable[str]
) -> frozenset[Accession]:
    """Return the accessions that need no advice: the consent is deposited, not yet in force."""
    codes = tuple(instruments)
    return frozenset(
        Accession(state, code)
        for state in states
        for code in codes
        if standings.of(state, code, on=bonds.on).standing is Standing.CONSENTED
    )
