"""The editor's notes in the running text of a flattened law, recognised and left out."""

import re

_TABBED = re.compile(r"\n\t\t[^\n]*(?=\n|$)(?:\n\t)?")
# Notes name the official compilation and the federal gazette in brackets and end with them.
_SOURCE = r"\((?:RO|AS|RU|FF|BBl|FF)[^()]*\)"
_OPENS = (
    r"(?:Nouvelle teneur|Introduite?s?|Abrogée?s?|Anciennement|Actuellement|Rectifiée?|"
    r"(?:Nouvelle )?[Ee]xpression|Mise? à jour|Phrase|Selon|Erratum|"
    r"Fassung|Eingefügt|Aufgehoben|Ursprünglich|Ausdruck|Berichtigt|Bereinigt|"
    r"Nuov[oa] (?:testo|espr\.)|Introdott[oaie]|Abrogat[oaie]|Originari[oa]|Ora|Rettificat[oa])"
)
_INLINE = re.compile(
    rf"(?<![\w(]){_OPENS}\s(?:selon|par|dans|au|gemäss|durch|in|giusta|dal|dall|della|du|de|le|la|ad|"
    rf"l’|art|Art|il)[^#]{{0,900}}?{_SOURCE}\.?(?:[^.;:]{{0,60}}{_SOURCE}\.?)?"
)
_REFERENCE = re.compile(r"\s?\b(?:RS|SR) \d[\d.]*\b")


def without_notes(block: str) -> str:
    """Return a block of text without its footnotes."""
    block = _TABBED.sub("\n", block)
    return _REFERENCE.sub("", _INLINE.sub("", block))
