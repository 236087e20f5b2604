"""What a provision refers to: other provisions of its act, and articles of conventions."""

import re

_ACT_NUMBER = r"\d+[A-Za-z]*(?:[.\-]\d+[A-Za-z]*)*"
_LIST = r"(?:\s*\(\w+\))*(?:(?:\s*,\s*|\s+(?:or|and|to|ou|et|à|und|oder|bis|e|o|a)\s+)"
_PROVISIONS = {
    "en": r"(?:[Ss]ections?|[Pp]aragraphs?|[Ss]ubsections?|[Cc]lauses?)\s+",
    "fr": r"(?:[Aa]rticles?|[Aa]rt\.)\s+(?:L\.\s?)?",
    "de": r"(?:[Aa]rtikeln?|[Aa]rt\.|§§?)\s+",
    "it": r"(?:[Aa]rticol[oi]|[Aa]rt\.)\s+",
}
_ACT = {
    language: re.compile(f"{opening}({_ACT_NUMBER}{_LIST}{_ACT_NUMBER}(?:\\s*\\(\\w+\\))*)*)")
    for language, opening in _PROVISIONS.items()
}

_ARTICLE = r"(?:\d+|[IVX]+)"
_TREATY = (
    r"(?:Convention|Protocol|Treaty|[Cc]onvention|[Pp]rotocole|[Tt]raité|Übereinkommens?|"
    r"Abkommens?|Protokolls?|[Cc]onvenzione|[Pp]rotocollo|[Tt]rattato)\b"
)
_CONVENTION = re.compile(
    r"\b(?:[Aa]rticles?|[Aa]rt\.|[Aa]rtikeln?|[Aa]rticol[oi])\s+"
    rf"({_ARTICLE}\b(?:\s?\(\w+\))*"
    rf"(?:(?:\s*,\s*|\s+(?:to|and|or|à|et|ou|bis|und|oder|a|e|o)\s+)+{_ARTICLE}\b"
    rf"(?:\s?\(\w+\))*)*)[^.;]{{0,60}}?{_TREATY}"
)
_RANGE = re.compile(r"^(\d+)\s+(?:to|à|bis|a)\s+(\d+)$")
_LONGEST_RANGE = 40


def provisions_named(text: str, language: str) -> frozenset[str]:
    """Return the numbers of the sections or articles of its own act that a text names.

    >>> sorted(provisions_named("an offence under section 76 or paragraph 77(a)", "en"))
    ['76', '77']
    """
    pattern = _ACT.get(language, _ACT["en"])
    return frozenset(
        number
        for found in pattern.finditer(text)
        for number in re.findall(_ACT_NUMBER, _without_brackets(found.group(1)))
    )


def articles_named(text: str) -> frozenset[str]:
    """Return the numbers of the articles of a convention that a text names.

    >>> sorted(articles_named("as required by paragraph 1 of Article 4 of the Hague Convention"))
    ['4']
    >>> sorted(articles_named("Articles 5 to 8 of the Convention have the force of law"))
    ['5', '6', '7', '8']
    """
    if "rt" not in text:
        return frozenset()
    named: set[str] = set()
    for found in _CONVENTION.finditer(text):
        listed = _without_brackets(found.group(1))
        between = _RANGE.match(listed.strip())
        if between:
            first, last = int(between.group(1)), int(between.group(2))
            named |= {str(n) for n in range(first, min(last, first + _LONGEST_RANGE) + 1)}
        else:
            named |= set(re.findall(rf"\b{_ARTICLE}\b", listed))
    return frozenset(named)


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", "", text)


def leading_article(article: str) -> str:
    """Return the number of the article that a citation begins with.

    >>> leading_article("7(1)(a)"), leading_article("IV(2)"), leading_article("3bis")
    ('7', 'IV', '3')
    """
    found = re.match(_ARTICLE, article)
    return found.group() if found else ""
