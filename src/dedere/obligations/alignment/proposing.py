"""Five proposals out of many hits: best first, and not five times the same section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dedere.obligations.alignment.ranking import Hit
from dedere.obligations.alignment.reading import NOWHERE, Reading
from dedere.obligations.alignment.tuning import Tuning


@dataclass(frozen=True, slots=True)
class Proposal:
    """A provision that may carry out an obligation.

    Attributes:
        law: Which of the laws it is in, by its place in the order they were given.
        place: Its place among the candidates of that law.
        score: Between 0 and about 1; for comparing proposals for one obligation.
    """

    law: int
    place: int
    score: float


def propose(
    hits: Mapping[int, Sequence[Hit]], readings: Sequence[Reading], tuning: Tuning, *, top: int
) -> tuple[Proposal, ...]:
    """Choose among the hits of all laws, one after the other.

    A provision of the branch or section of one already chosen is held back a little, so that
    the five show different places where those fit nearly as well.

    Args:
        hits: For each law, by its place, what fits, best first.
        readings: The laws, in the order in which they were given.
        tuning: How far provisions of the same branch and section are held back.
        top: How many proposals at most.
    """
    pool = sorted(
        (Proposal(law, hit.place, hit.score) for law, found in hits.items() for hit in found),
        key=lambda p: (-p.score, p.law, p.place),
    )
    chosen: list[Proposal] = []
    held = {(p.law, p.place): p.score for p in pool if p.score >= tuning.least}
    while held and len(chosen) < top:
        best = min(held, key=lambda at: (-held[at], at))
        law, place = best
        chosen.append(Proposal(law, place, held.pop(best)))
        candidates = readings[law].candidates
        for at in held:
            if at[0] == law and candidates[at[1]].section == candidates[place].section:
                same_branch = _above(at[1], place, readings[law]) or _above(
                    place, at[1], readings[law]
                )
                held[at] *= tuning.same_branch if same_branch else tuning.same_section
    return tuple(chosen)


def _above(upper: int, lower: int, reading: Reading) -> bool:
    while lower != NOWHERE:
        if lower == upper:
            return True
        lower = reading.candidates[lower].parent
    return False
