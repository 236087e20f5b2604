"""What changed between two versions of a text, provision by provision.

Start at :func:`compare`. Provisions are matched by the same words first, then by the same number,
then by words that are nearly the same, so that an inserted paragraph does not make all that follow
it look changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dedere.library.structure import LegalText, Provision

# Below this share of common words two provisions of different numbers are not the same one.
_NEARLY = 0.75
# So many pairs of provisions without a match are weighed; beyond, they are added and removed.
_MOST_PAIRS = 2_500
_LONGEST = 3_000
"""Words of one provision that are compared word by word; longer ones are compared by sentence."""
_WEIGHED = 400
"""Words by which it is judged whether two provisions are nearly the same."""
_SPACED = re.compile(r"\s+")


class Kind(StrEnum):
    """How a provision changed."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    """The same words under another number, or in another place."""
    CHANGED = "changed"


class Part(StrEnum):
    """Whose words a stretch of a comparison is."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that both versions have, or only one."""

    part: Part
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One provision that is not as it was.

    Attributes:
        kind: How it changed; a provision with a new number and new words is `renumbered`.
        old: As it was; nothing where it was added.
        new: As it is; nothing where it was removed.
        words: The words of its own (heading, text and closing), compared.
    """

    kind: Kind
    old: Provision | None
    new: Provision | None
    words: tuple[Stretch, ...] = ()

    @property
    def label(self) -> str:
        """The label it bears now, or bore until it was removed."""
        provision = self.new or self.old
        return provision.label if provision is not None else ""


def compare(old: LegalText, new: LegalText) -> tuple[Change, ...]:
    """Return every provision that changed, in the order of the new text, removed ones last."""
    return tuple(_compared(list(_units(old.provisions)), list(_units(new.provisions))))


def affected(changes: Iterable[Change], label: str) -> tuple[Change, ...]:
    """Return the changes that touch the provision with this label in the old text.

    A provision is touched by a change of itself, of one under it, and of the words around it: of
    the section that it is a paragraph of.
    """
    return tuple(
        change
        for change in changes
        if change.old is not None and _touches(change.old.label, label)
    )


def _touches(changed: str, label: str) -> bool:
    if changed == label:
        return True
    longer, shorter = (changed, label) if len(changed) > len(label) else (label, changed)
    return longer.startswith(shorter) and longer[len(shorter)] in "( ["


def _units(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Yield divisions without what stands under them, and sections and articles whole."""
    for provision in provisions:
        if provision.level.gathers:
            yield Provision(
                level=provision.level, number=provision.number, label=provision.label,
                heading=provision.heading, text=provision.text, closing=provision.closing,
            )  # fmt: skip
            yield from _units(provision.children)
        else:
            yield provision


def _compared(old: Sequence[Provision], new: Sequence[Provision]) -> Iterator[Change]:
    matched = _matched(old, new)
    kept = set(matched.values())
    for place, provision in enumerate(new):
        before = matched.get(place)
        if before is None:
            yield Change(kind=Kind.ADDED, old=None, new=provision)
        else:
            yield from _changed(old[before], provision)
    for place, provision in enumerate(old):
        if place not in kept:
            yield Change(kind=Kind.REMOVED, old=provision, new=None)


def _changed(old: Provision, new: Provision) -> Iterator[Change]:
    before, after = _own(old), _own(new)
    renumbered = old.number != new.number or (not old.number and old.label != new.label)
    if renumbered:
        yield Change(kind=Kind.RENUMBERED, old=old, new=new, words=differences(before, after))
    elif before != after:
        yield Change(kind=Kind.CHANGED, old=old, new=new, words=differences(before, after))
    yield from _compared(old.children, new.children)


def _matched(old: Sequence[Provision], new: Sequence[Provision]) -> dict[int, int]:
    """Return for the place of each new provision the place of the old one that it was."""
    found: dict[int, int] = {}
    left = set(range(len(old)))
    for key in (_same_in_place, _same_words, _same_label, _same_number):
        places: dict[object, list[int]] = {}
        for place in sorted(left):
            places.setdefault(key(old[place]), []).append(place)
        for place, provision in enumerate(new):
            candidates = places.get(key(provision))
            if place not in found and candidates:
                found[place] = candidates.pop(0)
                left.discard(found[place])
    _match_nearly(old, new, found, left)
    return found


def _same_in_place(provision: Provision) -> object:
    return provision.level, provision.label, _all(provision)


def _same_words(provision: Provision) -> object:
    words = _all(provision)
    # Two provisions that say only `[Repealed]` are not the same one.
    return (provision.level, words) if len(words) > 30 else (provision.level, provision.label)


def _same_label(provision: Provision) -> object:
    return provision.level, provision.label


def _same_number(provision: Provision) -> object:
    return provision.level, provision.number or provision.label


def _match_nearly(
    old: Sequence[Provision], new: Sequence[Provision], found: dict[int, int], left: set[int]
) -> None:
    open_places = [place for place in range(len(new)) if place not in found]
    if len(open_places) * len(left) > _MOST_PAIRS:
        return
    for place in open_places:
        weighed = [(_nearness(old[before], new[place]), before) for before in sorted(left)]
        best = max(weighed, default=(0.0, -1))
        if best[0] >= _NEARLY:
            found[place] = best[1]
            left.discard(best[1])


def _nearness(old: Provision, new: Provision) -> float:
    if old.level is not new.level:
        return 0.0
    before, after = _all(old).split()[:_WEIGHED], _all(new).split()[:_WEIGHED]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEARLY else 0.0


def _own(provision: Provision) -> str:
    return _spaced(" ".join((provision.heading, provision.text, provision.closing)))


def _all(provision: Provision) -> str:
    return _spaced(f"{provision.heading} {provision.words}")


def _spaced(text: str) -> str:
    return _SPACED.sub(" ", text).strip()


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """Compare two stretches of text word by word.

    >>> [str(s.part) for s in differences("ten years or more", "five years or more")]
    ['removed', 'added', 'same']
    """
    before, after = _pieces(old), _pieces(new)
    found: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Part.SAME, " ".join(before[a:b])))
            continue
        if b > a:
            found.append(Stretch(Part.REMOVED, " ".join(before[a:b])))
        if d > c:
            found.append(Stretch(Part.ADDED, " ".join(after[c:d])))
    return tuple(found)


def _pieces(text: str) -> list[str]:
    words = text.split()
    return words if len(words) <= _LONGEST else re.split(r"(?<=[.;:])\s", text)
