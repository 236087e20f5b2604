"""What a paragraph is about, told by its words.

The list follows the fields of work named in the resolutions on technical assistance against
terrorism; a paragraph may have several themes or none.
"""

import re

from dedere.mandates.values import Span, Theme

THEMES: dict[str, str] = {
    "ratification": r"becom\w+\s+part(?:y|ies)|ratif\w+|acced\w+|accession|adherence|universality",
    "legislation": r"legislat\w+|criminaliz\w+|domestic\s+law|national\s+law",
    "technical-assistance": r"technical\s+(?:and\s+\w+\s+)?assistance|technical\s+cooperation",
    "capacity-building": r"capacity[- ]building|build\w*\s+(?:\w+\s+){0,3}capacit\w+|training",
    "international-cooperation": r"extradition|mutual\s+legal\s+assistance|international\s+"
                                 r"cooperation|central\s+authorit\w+|letters?\s+rogatory",
    "criminal-justice": r"criminal\s+justice|prosecut\w+|investigat\w+",
    "rule-of-law": r"rule\s+of\s+law",
    "human-rights": r"human\s+rights|fundamental\s+freedoms|humanitarian\s+law|refugee\s+law",
    "victims": r"victims?",
    "internet": r"internet|information\s+and\s+communications?\s+technolog\w+|cyber\w*|digital|"
                r"online|electronic\s+evidence",
    "financing-of-terrorism": r"financing\s+of\s+terroris\w+|terrorist\s+financing|"
                              r"asset[- ]freezing",
    "money-laundering": r"money[- ]laundering",
    "nuclear-chemical-biological": r"chemical|biological|radiological|nuclear|"
                                   r"weapons?\s+of\s+mass",
    "transport": r"maritime|civil\s+aviation|aircraft|ship(?:s|ping)?\b|transport-related",
    "foreign-fighters": r"foreign\s+terrorist\s+fighters?|mercenar\w+",
    "organized-crime": r"organized\s+crim\w+|organized\s+criminal",
    "trafficking": r"trafficking|smuggling",
    "corruption": r"corruption",
    "drugs": r"narcotic|\bdrugs?\b(?!\s+and\s+crime)|psychotropic",
    "arms": r"\barms\b|ammunition|firearms?|weapons?",
    "women-and-children": r"women|girls?|child(?:ren)?|gender|youth",
    "prisons": r"prison\w*|detention|radicalization",
    "strategy": r"global\s+counter-terrorism\s+strategy|strateg(?:y|ies)",
    "coordination": r"coordinat\w+|coherence|duplication",
    "regional": r"\bregional|subregional",
    "resources": r"resources|contributions?|funding|\bfunds?\b|extrabudgetary|voluntary",
    "tools-and-publications": r"tools?\b|publications?|guidelines|handbook|model\s+law|manuals?",
    "reporting": r"\breports?\s+(?:to|on|thereon|back|regularly)|submit\s+(?:\w+\s+){0,8}report|"
                 r"keep\s+(?:\w+\s+){1,6}informed",
    "agenda": r"provisional\s+agenda",
    "sanctions": r"sanctions|embargo|freez\w+",
    "peacekeeping": r"peacekeeping|observer\s+(?:group|mission|force)|interim\s+force|cease-?fire|"
                    r"mandate\s+of\s+(?:the\s+force|un[a-z]+)",
    "hostages": r"hostages?|abduct\w+",
}  # fmt: skip
"""Themes and their words, in small letters."""

_COMPILED = {theme: re.compile(pattern) for theme, pattern in THEMES.items()}


def themes(text: str) -> tuple[Theme, ...]:
    """Return the themes of a text, each with the first words that show it."""
    small = text.lower()
    small = small if len(small) == len(text) else text
    found = ((theme, pattern.search(small)) for theme, pattern in _COMPILED.items())
    shown = [Theme(id=theme, span=Span(*match.span())) for theme, match in found if match]
    return tuple(sorted(shown, key=lambda theme: theme.span))
