"""The treaties listed between two States, sorted by what each is to the others."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from dedere.treaties.bilaterals import BilateralKind, ListedScope, ListedTreaty

ATTACHED = frozenset({BilateralKind.AMENDMENT, BilateralKind.EXTENSION})


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the lists show between two States on one matter, oldest first."""

    principal: tuple[ListedTreaty, ...]
    """Treaties that may stand by themselves; agreements that keep an earlier treaty of others in
    force between the two stand here too, where nothing else does."""
    attached: tuple[ListedTreaty, ...]
    """Amendments and extensions of one of the principal treaties."""
    supplementing: tuple[ListedTreaty, ...]
    """Agreements that supplement a multilateral treaty of the catalogue."""
    repeated: tuple[ListedTreaty, ...]
    """Entries of another list for a treaty that is among the principal ones."""
    elsewhere: tuple[ListedTreaty, ...]
    """Treaties between other States that the principal entries continue."""
    silent: frozenset[str]
    """Sources that do not say which of their entries amend or replace others."""

    def attached_to(self, treaty: ListedTreaty) -> tuple[ListedTreaty, ...]:
        """Return what amends or extends a treaty, under each id by which lists know it."""
        same = {treaty.id} | {r.id for r in self.repeated if _is_same(r, treaty)}
        return tuple(one for one in self.attached if same & set(one.amends))


def sort_shelf(
    found: Sequence[ListedTreaty],
    by_id: Mapping[str, ListedTreaty],
    catalogue: Container[str],
    silent: frozenset[str],
) -> Shelf:
    """Sort the treaties listed between two States on one matter.

    Args:
        found: All of them, oldest first.
        by_id: Every listed treaty, by id.
        catalogue: The codes of the catalogue of instruments.
        silent: Sources that do not say which of their entries amend or replace others.
    """
    whole = [treaty for treaty in found if treaty.kind not in ATTACHED]
    repeated = [treaty for treaty in whole if _better(treaty, whole)]
    principal = [treaty for treaty in whole if treaty not in repeated]
    known = {treaty.id for treaty in whole}
    attached = [t for t in found if t.kind in ATTACHED and known & set(t.amends)]
    rest = [t for t in found if t.kind in ATTACHED and t not in attached]
    supplementing = [t for t in rest if any(code in catalogue for code in t.amends)]
    if not any(t.scope is ListedScope.GENERAL for t in principal):
        principal += [t for t in rest if t not in supplementing and _continues(t, by_id)]
    continued = {code for t in principal if t.kind in ATTACHED for code in t.amends}
    return Shelf(
        principal=tuple(principal),
        attached=tuple(attached),
        supplementing=tuple(supplementing),
        repeated=tuple(repeated),
        elsewhere=tuple(by_id[code] for code in sorted(continued) if code in by_id),
        silent=silent,
    )


def _continues(treaty: ListedTreaty, by_id: Mapping[str, ListedTreaty]) -> bool:
    """Say whether an agreement keeps a treaty in force that others had concluded.

    One that names no treaty may do so as well; one that amends an amendment of its own pair is
    only that.
    """
    pair = set(treaty.parties)
    earlier = [by_id[code] for code in treaty.amends if code in by_id]
    return all(set(one.parties) != pair for one in earlier)


def _better(treaty: ListedTreaty, whole: Sequence[ListedTreaty]) -> bool:
    """Say whether another list shows the same treaty, and says more of it."""
    for other in whole:
        if other.id != treaty.id and _is_same(treaty, other):
            says_more = (other.in_force is not None, other.id) > (
                treaty.in_force is not None,
                treaty.id,
            )
            if says_more:
                return True
    return False


def _is_same(one: ListedTreaty, other: ListedTreaty) -> bool:
    """Say whether two entries of different lists are one treaty: signed on the same day."""
    signed = one.signed is not None and one.signed.whole_day() is not None
    return signed and one.signed == other.signed and not set(one.sources) & set(other.sources)
