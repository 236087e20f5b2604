"""Which act a printed word means, and what the letters behind a date stand for.

Lists explain their letters in the head of the column: ``Ratification, Acceptance(A),
Accession(a)``.  :func:`read_legend` keeps that explanation as data; the same letter means
different acts in different lists (``A`` is acceptance in one, accession in another).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dedere.treaties.actions import CONSENTS, ActionKind
from dedere_io.depositaries.printed import plain

_WORDS: tuple[tuple[ActionKind, str, str], ...] = (
    # Longer phrases first: each contains the word of another act.
    (
        ActionKind.SIGNATURE,
        "succession to signature",
        r"succession (?:to|a la) signature|sucesion a la firma",
    ),
    (
        ActionKind.DEFINITIVE_SIGNATURE,
        "",
        r"(?:definitive|definitif|final) signature|signature definitive|firma definitiva"
        r"|signature without reservation[a-z ]*|окончательное подписание",
    ),
    (
        ActionKind.PROVISIONAL_APPLICATION,
        "",
        r"provisional application|application provisoire|aplicacion provisional"
        r"|временное применение",
    ),
    (
        # VCLT 1986, art. 2(1)(b bis): an organization's act that corresponds to ratification.
        ActionKind.RATIFICATION,
        "formal confirmation",
        r"(?:act of )?formal confirmation|confirmation formelle|confirmacion formal|confirmed"
        r"|официальное подтверждение",
    ),
    (
        ActionKind.TERRITORIAL_EXTENSION,
        "",
        r"territorial (?:application|extension)|application territoriale"
        r"|aplicacion territorial|extension to territor\w+",
    ),
    (
        ActionKind.WITHDRAWAL,
        "",
        r"withdrawal of (?:the |a )?(?:reservation|declaration|objection|signature)\w*"
        r"|retrait de (?:la |une )?(?:reserve|declaration|objection)\w*",
    ),
    (ActionKind.SUCCESSION, "", r"succession|succeeded|sucesion|правопреемств\w*"),
    (
        ActionKind.ACCESSION,
        "",
        r"accession|acceded|adhesion|adhered|adherence|adhere|присоединени\w*",
    ),
    (ActionKind.RATIFICATION, "", r"ratification|ratified|ratifie|ratificacion|ратификаци\w*"),
    (ActionKind.ACCEPTANCE, "", r"acceptance|accepted|acceptation|aceptacion|приняти\w*"),
    (
        ActionKind.APPROVAL,
        "",
        r"approval|approved|approbation|aprobacion|утверждени\w*|одобрени\w*",
    ),
    (
        ActionKind.DENUNCIATION,
        "",
        r"denunciation|denounced|denonciation|denuncia|renunciation|renounced|withdrawal|withdrew"
        r"|retrait|retiro|денонсаци\w*",
    ),
    (ActionKind.SIGNATURE, "", r"signature|signed|firma|signe|подписани\w*"),
    (ActionKind.RESERVATION, "", r"reservation|reserve|reserva|оговорк\w*"),
    (ActionKind.OBJECTION, "", r"objection|objecion|возражени\w*"),
    (ActionKind.DECLARATION, "", r"declaration|declaracion|заявлени\w*"),
    (ActionKind.PARTICIPATION, "", r"not known|unknown|party|participation"),
)
_ACT = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<k{n}>{words})" for n, (_, _, words) in enumerate(_WORDS))
    + r")(?:es|s)?(?!\w)"
)
IN_COLUMNS = CONSENTS | {
    ActionKind.SIGNATURE,
    ActionKind.PROVISIONAL_APPLICATION,
    ActionKind.DENUNCIATION,
    ActionKind.TERRITORIAL_EXTENSION,
}
"""The acts that lists print in a column of their own; the others are in the notes."""


@dataclass(frozen=True, slots=True)
class FoundKind:
    """A word that names an act, its place in the text, and what it adds."""

    kind: ActionKind
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the head of a column says about the dates below it."""

    plain: tuple[ActionKind, ...] = ()
    """The acts of dates without a letter, as the head names them."""
    marks: Mapping[str, FoundKind] = field(default_factory=dict)

    def unmarked(self) -> ActionKind | None:
        """Return the act of a date without a letter, or ``None`` where it could be several."""
        if ActionKind.RATIFICATION in self.plain and self.marks:
            return ActionKind.RATIFICATION
        if not self.plain and len(self.marks) == 1:
            return next(iter(self.marks.values())).kind
        return self.plain[0] if len(self.plain) == 1 else None


def find_kinds(text: str) -> list[FoundKind]:
    """Return the words of a text that name acts, from left to right."""
    found = []
    for match in _ACT.finditer(plain(text)):
        kind, note, _ = _WORDS[int((match.lastgroup or "k0")[1:])]
        found.append(FoundKind(kind, match.start(), match.end(), note))
    return found


_BEHIND = re.compile(r"\s{0,2}\(\s?([A-Za-z]{1,2})\s?\)")
_BEFORE = re.compile(r"([A-Z]{1,2}|[A-Z][a-z])\s?=\s?")


def read_legend(head: str) -> Legend | None:
    """Read the head of a column; ``None`` where it names no act that has a column.

    >>> read_legend("Ratification, Accession(a), Succession(d)").unmarked()
    <ActionKind.RATIFICATION: 'ratification'>
    """
    text = " ".join(head.split())
    first = _BEFORE.search(text)
    explained = text[first.start() :] if first else ""
    unmarked: list[ActionKind] = []
    marks: dict[str, FoundKind] = {}
    for kind in find_kinds(text[: first.start()] if first else text):
        behind = _BEHIND.match(text, kind.end)
        if kind.kind not in IN_COLUMNS:
            continue
        if behind:
            marks.setdefault(behind[1], kind)
        elif kind.kind not in unmarked:
            unmarked.append(kind.kind)
    letters = list(_BEFORE.finditer(explained))
    ends = [letter.start() for letter in letters[1:]] + [len(explained)]
    for letter, end in zip(letters, ends, strict=False):
        meaning = explained[letter.end() : end]
        kinds = [k for k in find_kinds(meaning) if k.kind in IN_COLUMNS]
        if kinds:
            marks.setdefault(letter[1], kinds[0])
    return Legend(plain=tuple(unmarked), marks=marks) if unmarked or marks else None


def marks_of(**letters: ActionKind) -> dict[str, FoundKind]:
    """Return a table of letters, for lists whose head does not explain them."""
    return {letter: FoundKind(kind, 0, 0) for letter, kind in letters.items()}
