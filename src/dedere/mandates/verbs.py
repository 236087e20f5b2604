"""Directive verbs: what the organ does in a paragraph, all of it, and how strongly.

A paragraph opens with one verb and often goes on with others ("Urges Member States ..., and
requests the United Nations Office on Drugs and Crime ..."). A verb counts where the organ is its
subject: at the opening, or after a comma, semicolon or conjunction. Nouns that look alike
("requests for assistance"), past tenses that report what was said before ("called upon"), and
verbs of relative clauses ("which stresses") do not.
"""

import re
from functools import cache

from dedere.mandates.values import Directive, Span
from dedere.mandates.verb_words import (
    ADJECTIVES,
    ADVERBS,
    BY_STRENGTH,
    FORMULAS,
    MIDWAY,
    PARTICLES,
)

_IRREGULAR = {
    "bear": ("bears", "bearing"), "forgo": ("forgoes", "forgoing"), "deem": ("deems", "deeming"),
    "remain": ("remains", "remaining"), "look": ("looks", "looking"), "set": ("sets", "setting"),
    "commit": ("commits", "committing"), "recommit": ("recommits", "recommitting"),
    "regret": ("regrets", "regretting"), "transmit": ("transmits", "transmitting"),
    "rely": ("relies", "relying"), "reiterate": ("reiterates", "reiterating"),
    "agree": ("agrees", "agreeing"), "re-emphasize": ("re-emphasizes", "re-emphasizing"),
}  # fmt: skip


def _present(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word][0]
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _participle(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word][1]
    return (word[:-1] if word.endswith("e") else word) + "ing"


def _forms(base: str) -> dict[str, str]:
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    forms = {"present": _present(head) + tail, "participle": _participle(head) + tail}
    return forms | {"infinitive": base}


STRENGTHS = {base: strength for strength, bases in BY_STRENGTH.items() for base in bases}
_BASES = tuple(sorted(STRENGTHS, key=len, reverse=True))


@cache
def _table(form: str) -> dict[str, str]:
    """Return the base of every verb by one of its forms, longer forms first."""
    table = {_forms(base)[form]: base for base in _BASES}
    british = {f.replace("iz", "is"): b for f, b in table.items() if "iz" in f}
    return table | british


def _alternatives(form: str, bases: frozenset[str] | None = None) -> str:
    found = [f for f, base in _table(form).items() if bases is None or base in bases]
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in sorted(found, key=len)[::-1])


_SPACED = [adverb.replace(" ", r"\s+") for adverb in ADVERBS]
_NO_ADVERB = r"(?!timely|early|friendly|orderly|only|family|assembly|supply|likely|weekly|monthly)"
_ADVERB = rf"(?:{'|'.join(_SPACED)}|{_NO_ADVERB}[a-z]{{3,}}ly)"
_ADVERBS = rf"(?:{_ADVERB},?\s+(?:and\s+)?){{0,3}}"
_PARTICLE_WORDS = "|".join(sorted({p for ps in PARTICLES.values() for p in ps}))
_MOOD = (
    r"(?:appreciation|concern|satisfaction|regret|interest|gratitude|alarm|dismay|approval|"
    r"indignation|pleasure|sympathy|hope|condemnation|disappointment|grief|sorrow|outrage|"
    r"resolve|determination|respect|anguish)"
)
_MANNER = rf"with\s+(?:[a-z]+\s+){{0,2}}?{_MOOD}(?:\s+and\s+(?:[a-z]+\s+)?{_MOOD})?"
_AFTER = rf"(?:\s+(?:{_ADVERB}))?(?:\s+(?P<particle>{_PARTICLE_WORDS})\b)?(?:\s+{_MANNER})?"
_EXPRESSED = (
    r"(?:its|their)?\s*(?:[a-z]+\s+){0,3}?(?:appreciation|concern|gratitude|satisfaction|regret|"
    r"thanks|support|hope|condolences|sympathy|solidarity|alarm|confidence|readiness|"
    r"determination|commitment|intention|conviction|dismay|outrage|resolve|view|belief|"
    r"condemnation|indignation|expectation|willingness|trust|desire)"
)

_OPENING = re.compile(
    rf"(?P<before>{_ADVERBS})(?P<verb>{_alternatives('present')})\b{_AFTER}", re.IGNORECASE
)
_INFINITIVE_OPENING = re.compile(
    rf"to\s+(?P<before>{_ADVERBS})(?P<verb>{_alternatives('infinitive')})\b{_AFTER}",
    re.IGNORECASE,
)
_LEAD_IN = (
    r"(?:(?:in\s+(?:this|that)\s+(?:regard|respect|context|connection|connexion|spirit|vein)"
    r"|to\s+(?:this|that|those|these)\s+ends?|in\s+the\s+(?:meantime|same\s+\w+)"
    r"|for\s+(?:this|that)\s+(?:purpose|reason)|in\s+addition|accordingly|at\s+the\s+same\s+time"
    r"|in\s+particular|in\s+so\s+doing|as\s+a\s+result|to\s+that\s+effect)\s*,?\s+)"
)
_MIDWAY = re.compile(
    rf"(?:(?<=[,;])\s*(?:and|but|or)?,?\s*|\b(?:and|but)\s+|(?<=\bas well as)\s+)"
    rf"{_LEAD_IN}?(?P<said>(?P<before>{_ADVERBS})"
    rf"(?P<verb>{_alternatives('present', MIDWAY)})\b{_AFTER})"
)
_CONTINUED = re.compile(
    rf"(?:(?<=[,;])\s*(?:and\s+)?|\band\s+)(?P<said>continues\s+to\s+(?P<before>{_ADVERBS})"
    rf"(?P<verb>{_alternatives('infinitive', MIDWAY)})\b{_AFTER})"
)
_NOMINAL = re.compile(
    r"\bits\s+(?:[a-z]+\s+){0,2}?(?P<noun>request|call|appeal|invitation|demand|encouragement|"
    r"recommendation)\b(?:\s+in\s+this\s+regard)?\s+(?P<to>to|upon|on|for)\b"
)
_NOMINAL_BASE = {
    "request": "request", "call": "call", "appeal": "appeal", "invitation": "invite",
    "demand": "demand", "encouragement": "encourage", "recommendation": "recommend",
}  # fmt: skip
_PREAMBULAR = re.compile(
    rf"(?P<before>(?:(?:{_ADVERB}),?\s+){{0,3}})(?P<verb>(?:having|being)\s+[a-z]+"
    rf"|{'|'.join(ADJECTIVES)}|bearing\s+in\s+mind|taking\s+into\s+(?:account|consideration)"
    rf"|taking\s+note|looking\s+forward\s+to|[a-z-]+ing\b(?:\s+and\s+[a-z]+ing\b)?)"
    rf"(?P<after>(?:\s+(?:{'|'.join(ADVERBS)}))?(?:\s+{_MANNER})?)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile("|".join(re.escape(f) for f in FORMULAS))
# Words after which a verb-like word is a noun or belongs to another subject.
_NOUN_AFTER = re.compile(r"\s*(?:for|from|of|by|made|submitted|received|or|and)\b|\s*[.;,)]")
_OTHER_SUBJECT = re.compile(
    r"\b(?:which|who|that|whether|as|when|if|unless|until)\s+(?:it\s+|also\s+)?$"
)
_NEEDS_THAT = frozenset({"state", "trust", "hope", "find", "expect", "require", "conclude",
                         "share", "mark", "hold", "point out"})  # fmt: skip
_NEEDS_ITS = frozenset({"extend", "open", "take", "offer", "accept", "support", "undertake"})
_ITS = re.compile(r"\s*(?:its|it|the|full|fully|all|with|also|to|into)\b")
_MAY_END_WITH_PREPOSITION = frozenset(
    {"call", "appeal", "decide", "agree", "commend", "look forward"}
)


def opens_operatively(text: str) -> Directive | None:
    """Return the verb with which an operative paragraph opens; ``None`` where there is none.

    >>> opens_operatively("Also requests the Secretary-General to report").printed
    'Also requests'
    """
    found = _OPENING.match(text)
    if found is None or not text[:1].isupper():
        return None
    return _directive(found, _table("present"), text, found.start())


def opens_as_infinitive(text: str) -> Directive | None:
    """Return the verb of a paragraph that goes on from "Resolves:" with "To request ..."."""
    found = _INFINITIVE_OPENING.match(text)
    return _directive(found, _table("infinitive"), text, found.start()) if found else None


def opens_preambularly(text: str) -> tuple[str, Span] | None:
    """Return the opening words of a preambular paragraph, as printed.

    >>> opens_preambularly("Recalling also its resolution 66/282")[0]
    'Recalling also'
    """
    if not text[:1].isupper():
        return None
    formula = _FORMULA.match(text)
    if formula:
        return formula.group(), Span(*formula.span())
    found = _PREAMBULAR.match(text)
    if found is None:
        return None
    end = found.end()
    if re.fullmatch(r"expressing|reiterating", found["verb"], re.IGNORECASE):
        said = re.match(rf"\s+{_EXPRESSED}", text[end:])
        end += said.end() if said and found["verb"].lower() == "expressing" else 0
    return " ".join(text[:end].split()), Span(0, end)


def _directive(found: re.Match[str], table: dict[str, str], text: str, start: int) -> Directive:
    base = table[" ".join(found["verb"].lower().split())]
    end = found.end()
    if found["particle"] and found["particle"] not in PARTICLES.get(base, ()):
        end = found.end("verb")
        manner = re.match(rf"\s+{_MANNER}", text[end:])
        end += manner.end() if manner else 0
    if base == "express":
        said = re.match(rf"\s+{_EXPRESSED}", text[found.end("verb") :])
        end = found.end("verb") + said.end() if said else end
    printed = " ".join(text[start:end].split())
    said_so = found["verb"].lower() + " " + (found["particle"] or "")
    beside = " ".join(w for w in printed.lower().split() if w not in said_so.split())
    return Directive(
        printed=printed,
        base=base,
        strength=STRENGTHS[base],
        span=Span(start, end),
        qualifiers=(beside,) if beside else (),
    )


def directives(text: str, *, opening: Directive | None) -> tuple[Directive, ...]:
    """Return all verbs by which the organ speaks in a paragraph, in order."""
    found = [opening] if opening else []
    if opening and opening.inherited:
        return tuple(found)
    after = opening.span.end if opening else 0
    found += [
        _directive(match, _table("present"), text, match.start("said"))
        for match in _MIDWAY.finditer(text, after)
        if _speaks(match, text)
    ]
    found += [
        _directive(match, _table("infinitive"), text, match.start("said"))
        for match in _CONTINUED.finditer(text, after)
    ]
    for match in _NOMINAL.finditer(text):
        carrier = [d for d in found if d.span.end <= match.start()]
        if carrier and match.start() - carrier[-1].span.end < 30 and _may_repeat(carrier[-1]):
            found.append(_nominal(match))
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end)))


def _may_repeat(carrier: Directive) -> bool:
    return carrier.base in {"reiterate", "renew", "repeat", "reaffirm", "recall", "express"}


def _nominal(match: re.Match[str]) -> Directive:
    base = _NOMINAL_BASE[match["noun"]]
    return Directive(
        printed=" ".join(match.group().split()),
        base=base,
        strength=STRENGTHS[base],
        span=Span(*match.span()),
    )


def _speaks(match: re.Match[str], text: str) -> bool:
    """Say whether the organ is the subject of a verb found midway."""
    base = _table("present")[" ".join(match["verb"].split())]
    rest = text[match.end() :]
    if not rest.strip():
        return False
    if base in _NEEDS_THAT and not re.match(r"\s+(?:also\s+)?that\b", rest):
        return False
    if base in _NEEDS_ITS and not _ITS.match(text[match.end("verb") :]):
        return False
    alike = " " not in base and _NOUN_AFTER.match(text[match.end("verb") :])
    if alike and not _noun_allowed(base, match):
        return False
    return not _in_relative_clause(text, match)


def _noun_allowed(base: str, match: re.Match[str]) -> bool:
    after = match.string[match.end("verb") : match.end("verb") + 12]
    if base in _MAY_END_WITH_PREPOSITION:
        return re.match(r"\s*(?:for|,)", after) is not None
    return re.match(r"\s*,", after) is not None


_RELATIVE = re.compile(r"\b(?:which|who|that)\s+(?:\w+ly\s+)?(\w+s)\b")


def _in_relative_clause(text: str, match: re.Match[str]) -> bool:
    """Say whether "and <verb>" goes on with a relative clause in the same tense.

    "a process which recognizes all efforts and encourages exchange": the process encourages.
    """
    if text[: match.start("said")].rstrip().endswith((",", ";", ", and", "; and")):
        return False
    clause = re.split(r"[,;]", text[: match.start()])[-1]
    found = _RELATIVE.search(clause)
    return found is not None and found[1].lower() not in {"states", "this", "parties", "its"}
