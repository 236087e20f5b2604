"""Words by which a paragraph limits what it asks: kept as fields, because much hangs on them."""

import re

from dedere.mandates.values import Condition, ConditionKind, Span

_TO_THE_STOP = r"[^,;.:]{0,160}"

_PATTERNS: tuple[tuple[ConditionKind, str], ...] = (
    (ConditionKind.UPON_REQUEST,
     r"upon\s+(?:their|its|the)?\s*request(?:\s+of\s+[^,;.:]{0,60})?|(?:as|where|when|if)\s+requested|"
     r"at\s+(?:their|its|the)\s+request(?:\s+of\s+[^,;.:]{0,60})?|on\s+request|"
     r"(?:to|of|by|support|assist|help|assisting|supporting)\s+requesting\s+(?:Member\s+)?States"),
    (ConditionKind.WITHIN_MANDATE,
     r"within\s+(?:its|their|the|his|her)\s+(?:own\s+|respective\s+|relevant\s+|existing\s+)*"
     r"(?:mandates?|competences?|scope\s+of\s+(?:its|their)\s+mandates?)|"
     r"in\s+(?:accordance|line|conformity)\s+with\s+(?:its|their)\s+"
     r"(?:respective\s+|relevant\s+|existing\s+)*mandates?"),
    (ConditionKind.AS_APPROPRIATE,
     r"(?:as|where|when|if|whenever|wherever)\s+(?:and\s+(?:where|when|as)\s+)?"
     r"(?:appropriate|applicable|relevant|feasible|possible)"),
    (ConditionKind.SUBJECT_TO_RESOURCES,
     r"subject\s+to\s+(?:the\s+)?availability\s+of\s+[^,;.:]{0,60}?resources|"
     r"within\s+(?:the\s+)?available\s+(?:extrabudgetary\s+)?resources"),
    (ConditionKind.WITHIN_RESOURCES,
     r"(?:from\s+)?within\s+(?:the\s+)?existing\s+resources|within\s+(?:its|their)\s+(?:existing\s+)?resources"),
    (ConditionKind.IN_ACCORDANCE_WITH,
     rf"(?:in\s+(?:full\s+)?(?:accordance|conformity|compliance|line|keeping)\s+with|"
     rf"consistent\s+with|in\s+a\s+manner\s+consistent\s+with|pursuant\s+to){_TO_THE_STOP}"),
    (ConditionKind.WITHOUT_PREJUDICE, rf"without\s+prejudice\s+to{_TO_THE_STOP}"),
    (ConditionKind.IN_COORDINATION,
     rf"in\s+(?:close\s+|full\s+)?(?:coordination|consultation|cooperation|co-operation|"
     rf"collaboration|partnership)\s+with{_TO_THE_STOP}"),
    (ConditionKind.NOT_YET_DONE, r"(?:that|which|who)\s+have\s+not\s+(?:yet\s+)?done\s+so"),
    (ConditionKind.WHERE_NECESSARY,
     r"(?:as|where|when|if)\s+(?:and\s+(?:where|when|as)\s+)?(?:necessary|needed|required)"),
    (ConditionKind.ON_A_CONDITION,
     r"provided\s+that[^;.:]{0,160}|on\s+(?:the\s+)?(?:condition|understanding)\s+that[^;.:]{0,160}|"
     r"with\s+the\s+proviso\s+that[^;.:]{0,160}|unless\s+[^;.:,]{0,160}|subject\s+to\s+(?!the\s+availability)"
     r"[^,;.:]{0,160}"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(rf"\b(?:{pattern})")) for kind, pattern in _PATTERNS)


def conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions of a paragraph in the order in which they stand.

    >>> [c.kind.value for c in conditions("to assist States, upon request, within its mandate")]
    ['upon request', 'within mandate']
    """
    found: list[Condition] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if any(c.span.start <= span.start < c.span.end for c in found):
                continue
            words = " ".join(match.group().split())
            found.append(Condition(kind=kind, words=words, span=span))
    return tuple(sorted(found, key=lambda c: c.span))
