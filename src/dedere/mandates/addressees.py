"""Whom a paragraph asks or tells, and whom its assistance is for."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dedere.mandates.actors import actors, core, is_actor
from dedere.mandates.values import Actor, Directive, Span, SubParagraph
from dedere.mandates.verb_words import ASKING, TELLING

_INFINITIVE = re.compile(
    r"(?:,\s*)?\b(?:to|not\s+to)\s+(?!the\b|this\b|that\b|those\b|these\b|all\b|its\b|their\b|"
    r"be\s+able|a\b|an\b|which\b|whom\b|do\s+so\b|[A-Z\d])(?:[a-z]+ly\s+|also\s+|further\s+|not\s+)*[a-z]+"
)
_ASIDE = re.compile(
    r"(?!as\s+well\s+as\b)(?:within|in|as|through|including|upon|taking|consistent|subject|with|by|at|on|without|"
    r"where|when|and,|if|under|acting|using|bearing|following|from|for|after|pursuant|during|"
    r"while|particularly|especially|given|inter\s+alia|notably|such\s+as|until|no\s+later|"
    r"in\s+particular|also|where|that|which|who|whose|drawing|building|via|based|and\s+in(?!\s+particular)|"
    r"and\s+within|and\s+upon\s+request|and\s+as|and\s+with|and\s+through|and\s+taking|and\s+on|and\s+by|not|"
    r"having|mindful|recalling|recognizing|consulting|making|to\s+the|or\s+in|before|towards|among|"
    r"respecting|and,?\s+where|and\s+when|and\s+pursuant|and\s+consistent|and\s+subject|"
    r"individually|jointly|ensuring|depending|whenever|wherever)\b"
)
_BEFORE_SUBJECT = re.compile(
    r"(?:,\s*)?(?:in|on|as|upon|pending|with|for|until|effective|from|after|throughout|during|when|"
    r"once|pursuant|without|to|under|at)\b[^,]*,\s*(?:(?:in|and|as|with|taking)\b[^,]*,\s*)*"
)
_SHORT_ASIDE = re.compile(
    r"(?:as|where|when|if|whenever)\s+\w+|upon\s+(?:their\s+)?request|inter\s+alia|"
    r"within\s+(?:its|their)\s+(?:\w+\s+)?mandates?|in\s+this\s+regard|in\s+particular"
)
_RESUMES = re.compile(
    r"as\s+well\s+as\b|and\s+(?:the|all|other|relevant|those|in\s+particular|especially)\b"
)
_WISHES = frozenset({"recommend", "demand", "insist", "suggest"})
_EFFORTS = re.compile(
    r"\s*(?:the\s+)?(?:[a-z]+\s+){0,2}?(?:efforts|participation|engagement|work)\s+of\s+"
)
_OF = re.compile(r"\s+of\s+(?=all\b)")
_ENDS = re.compile(
    r"[;:]|\bof\s+(?:their|its|his|the\s+(?:need|importance))\b|\bthat\s+(?:the|it)\b"
)
_GIVES = re.compile(
    r"\s*to\s+(?:again\s+)?(?:mandate|authorize|request|invite|call\s+upon|instruct|empower|urge|ask|"
    r"entrust)\s+(?=(?:the|all|its)\b)"
)
_ADVERB_ALONE = re.compile(
    r"(?:once\s+(?:again|more)|therefore|also|however|inter\s+alia|again|accordingly|further)?"
)
_EVERY = re.compile(r"\s*(?:all|each|every)\s+(?:[A-Za-z-]+\s+){0,2}?(?:States?|Governments)\b")
_THAT = re.compile(r"\s*,?\s*(?:also\s+|further\s+)?that\s*,?\s*")
_MUST = re.compile(
    r"\s+(?:shall|should|must|is\s+to|are\s+to|has\s+to|have\s+to|need\s+to|needs\s+to|"
    r"is\s+authorized|(?:is|are)\s+required\s+to)\b"
)
_SUBJUNCTIVE = re.compile(
    r"\s+(?:immediately\s+|unconditionally\s+|also\s+|urgently\s+|fully\s+)?(?:be|cease|adopt|adhere|"
    r"implement|respect|withdraw|release|take|co-?operate|rescind|comply|ensure|provide|permit|"
    r"refrain|accept|return|allow|make|submit|report|consider|continue|halt|end|desist|abide|"
    r"fulfil|establish|convene|include|undertake|agree|discontinue|facilitate|conclude|resume|put|"
    r"formulate|intensify|contribute|strengthen|promote|give|grant|lift|stop|keep|carry)\b"
)
_BENEFITING = re.compile(
    r"\b(?:(?:assistance|support|training|aid|advice|services|expertise|help|capacity-building)"
    r"(?:\s*,\s*upon\s+request\s*,)?\s+to|assist(?:ing|s)?|support(?:ing|s)?|help(?:ing|s)?|"
    r"capacity\s+of|capacities\s+of|capabilities\s+of|enabl(?:e|ing)|needs\s+of|efforts\s+of|"
    r"appeal\s+to\s+assist)\s+(?=(?:the|all|those|requesting|Member|States|developing|other|"
    r"affected|interested|its|African|least|landlocked|countries|victims|Governments?|parties|"
    r"members)\b)"
)
_VICTIMS = re.compile(r"(?:the\s+)?victims(?:\s+of\s+[a-z]+)?")


def addressees(text: str, found: Sequence[Directive]) -> tuple[Actor, ...]:
    """Return everybody a paragraph asks or tells to act, each once, in order."""
    named: list[Actor] = []
    for index, directive in enumerate(found):
        following = [d.span.start for d in found[index + 1 :] if d.span.start > directive.span.end]
        end = min(following, default=len(text))
        named += _of_directive(text, directive, end)
    return _once(named)


def told_below(subs: Iterable[SubParagraph]) -> tuple[Actor, ...]:
    """Return those whom sub-paragraphs tell to act ("(a) Iraq shall submit ...")."""
    named: list[Actor] = []
    for sub in subs:
        if len(sub.path) == 1 and _MUST.search(sub.text[:400]):
            start = sub.span.end - len(sub.text)
            subject, place = _subject(re.split(r"[;:]", sub.text)[0], will=False)
            named += actors(re.split(",", subject)[0], start + place) if subject else ()
    return _once(named)


def _once(named: Iterable[Actor]) -> tuple[Actor, ...]:
    """Keep each name once, and drop a short name that stands for a longer one said before."""
    kept: dict[str, Actor] = {}
    for actor in named:
        if not any(said == actor.name or said.startswith(f"{actor.name} of ") for said in kept):
            kept[actor.name] = actor
    return tuple(kept.values())


def _of_directive(text: str, directive: Directive, end: int) -> Iterator[Actor]:
    start = directive.span.end
    tail = text[start:end]
    that = _THAT.match(tail)
    if that and directive.base in TELLING | ASKING:
        yield from _told(tail[that.end() :], start + that.end(), base=directive.base)
        return
    gives = _GIVES.match(tail) if directive.base in {"decide", "resolve"} else None
    efforts = _EFFORTS.match(tail) if directive.base == "encourage" else None
    of = _OF.match(tail) if directive.base == "request" else None
    ahead = gives or efforts or of
    skipped = ahead.end() if ahead else 0
    if gives or (directive.base in ASKING and not directive.printed.endswith("for")):
        yield from _asked(tail[skipped:], start + skipped)


def _told(tail: str, start: int, *, base: str) -> Iterator[Actor]:
    """Read "that X shall ...": X is told."""
    clause = re.split(r"[;:]", tail)[0]
    if is_actor(core(clause)) and tail[len(clause) :].startswith(":") and len(clause) < 80:
        yield from actors(clause, start)
        return
    subject, place = _subject(clause, will=base == "decide")
    if subject:
        first = subject.split(",")[0]
        yield from actors(subject, start + place) or actors(first, start + place)
        return
    every = _EVERY.match(tail)
    if every and re.search(r"\bshall\b", tail):
        yield from actors(every.group(), start)
    elif base in _WISHES:
        yield from actors(clause.split(",")[0], start)


def _subject(clause: str, *, will: bool) -> tuple[str, int]:
    """Return the subject of a clause whose verb says shall, should, must, or is bare."""
    place = 0
    aside = _BEFORE_SUBJECT.match(clause)
    if aside:
        place = aside.end()
    words = clause[place:]
    must = _MUST.search(words[:260])
    if must is None and will:
        must = re.search(r"\s+will\b(?!\s+be\b)", words[:160])
    bare = _SUBJUNCTIVE.search(words[:120])
    stops = [m for m in (must, bare) if m]
    if not stops:
        return "", 0
    first = min(stops, key=lambda m: m.start())
    subject = words[: first.start()]
    if re.search(r"\b(?:which|whose)\b", subject):
        return "", 0
    if re.search(r"\b(?:is|are|was|were|has|have|had|constitutes?|remains?)\b", subject):
        relative = re.match(
            r"(.*?)\b(?:that|which|who)\s+(?:is|are|was|were|has|have|had)\b", subject
        )
        if relative is None:
            return "", 0
        subject = relative[1]
    return subject, place


def _asked(tail: str, start: int) -> Iterator[Actor]:
    """Read "X, within its mandate, to do ...": X is asked."""
    stop = _INFINITIVE.search(tail)
    phrase = _ENDS.split(tail[: stop.start()] if stop else tail)[0]
    kept: list[tuple[int, int]] = []
    place, aside = 0, False
    for piece in phrase.split(","):
        words = piece.strip()
        offset = place + len(piece) - len(piece.lstrip())
        place += len(piece) + 1
        if _ASIDE.match(words):
            aside = _SHORT_ASIDE.fullmatch(words) is None
        elif not _ADVERB_ALONE.fullmatch(words) and not (
            aside and kept and not _RESUMES.match(words)
        ):
            aside = False
            if not kept or _goes_on(words, phrase[kept[0][0] : kept[-1][1]]):
                kept.append((offset, offset + len(words)))
    if kept:
        yield from _joined(phrase, kept, start)


def _goes_on(words: str, before: str) -> bool:
    """Say whether a piece behind a comma names somebody more."""
    plain = re.sub(r"^(?:and|as\s+well\s+as|or)\s+", "", words)
    if is_actor(core(plain)) or any(is_actor(core(p)) for p in re.split(r"\s+and\s+", plain)):
        return True
    return not is_actor(core(before)) or re.fullmatch(r"(?:[a-z-]+\s*){1,3}", plain) is not None


def _joined(phrase: str, kept: Sequence[tuple[int, int]], start: int) -> Iterator[Actor]:
    """Read pieces that stand beside each other together, others on their own."""
    first, last = kept[0]
    for begin, end in kept[1:]:
        if begin - last > 3:
            yield from actors(phrase[first:last], start + first)
            first = begin
        last = end
    yield from actors(phrase[first:last], start + first)


def beneficiaries(text: str, asked: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return those whom the paragraph wants assisted or supported."""
    own = {actor.span for actor in asked}
    named: list[Actor] = []
    for match in _BENEFITING.finditer(text):
        tail = re.split(r"[;:,]|\s+to\s+|\s+in\s+|\s+for\s+|\s+with\s+", text[match.end() :])[0]
        victims = _VICTIMS.match(tail)
        if victims:
            span = Span(match.end(), match.end() + victims.end())
            named.append(Actor(name="victims", span=span))
            continue
        named += [a for a in actors(tail, match.end()) if a.span not in own]
    return _once(named)
