"""The engine's own answers, cut down to what the other rules speak of."""

import datetime as dt
from collections.abc import Iterable, Sequence

from benchmarks.legal_rules_found import GRADES, Bonds, Findings
from benchmarks.rules_again.found import Pair
from benchmarks.rules_again.relations import Relations
from dedere.cooperation.bases import About, Answer, BasisKind
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Question
from dedere.treaties.standing import Standing
from dedere.treaties.standings import Standings

KINDS = {
    BasisKind.ARRANGEMENT: "arrangement",
    BasisKind.TREATY: "treaty",
    BasisKind.SCHEME: "scheme",
    BasisKind.CONVENTION_OPTIONAL: "optional",
    BasisKind.WITHOUT_TREATY: "without",
}
REASONS = frozenset(
    {
        "terminated",
        "not-yet-in-force",
        "not-yet-signed",
        "other-scope",
        "replaced",
        "same-treaty",
    }
)
OPEN = 1


def bonds(standings: Standings, states: Iterable[str], *, on: dt.date) -> Bonds:
    """Return who is bound by what on a day, or possibly bound."""
    found: Bonds = {}
    for state in states:
        for code in standings.facts.instruments:
            finding = standings.of(state, code, on=on)
            if finding.standing is Standing.BOUND:
                found[state, code] = GRADES[finding.certainty.value]
            elif finding.bond_is_open:
                found[state, code] = OPEN
    return found


def findings(
    cooperation: Cooperation,
    clauses: Relations,
    *,
    offence: str,
    kinds: Sequence[str],
    pairs: Iterable[Pair],
) -> Findings:
    """Return what the finder says for these pairs.

    Args:
        cooperation: The finder.
        clauses: The relations of ``rules_again``, for the families of an offence.
        offence: The offence.
        kinds: What is asked for, as the rules name it.
        pairs: The pairs.
    """
    asked = {str(row[1]): str(row[2]) for row in clauses.covers if row[0] == offence}
    family_of = {
        str(row[2]): str(row[0]) for row in clauses.needs if str(row[0]) in asked.values()
    }
    listed = {treaty.id for treaty in cooperation.facts.treaties}
    form = Form.ASSISTANCE if "assistance" in kinds else Form.EXTRADITION
    found = Findings()
    for one, other in pairs:
        question = Question(
            requesting=one, requested=other, offences=(offence,), form=form, on=clauses.on
        )
        _take(found, cooperation.answer(question), listed, family_of)
    return found


def _take(found: Findings, answer: Answer, listed: set[str], family_of: dict[str, str]) -> None:
    pair = (answer.question.requesting, answer.question.requested)
    for basis in answer.bases:
        if basis.kind in KINDS:
            grade = GRADES[basis.certainty.value]
            found.bases.add((*pair, basis.instrument, KINDS[basis.kind], grade))
            found.deemed |= {(*pair, one.provision.instrument) for one in basis.deemed}
    for one in answer.considered:
        if one.instrument in listed and one.reason.value in REASONS:
            found.set_aside.add((*pair, one.instrument, one.reason.value))
    for duty in answer.duties:
        grade = GRADES[duty.certainty.value]
        found.duties.add((*pair, duty.provision.instrument, grade))
    for unknown in answer.unknowns:
        if unknown.about is About.TREATY_BETWEEN:
            found.ask_treaty.add(pair)
        asks = unknown.about in {About.BOND, About.UNSETTLED_TEXT}
        if asks and unknown.instrument in family_of:
            found.open.add((*pair, family_of[unknown.instrument]))
