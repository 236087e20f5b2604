"""Relations between instruments that a legal basis depends on, beyond the families."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceGroup:
    """Offences of several instruments that cover the same conduct, or overlap.

    Within one family of instruments the members are the same conduct in an earlier and a later
    text; across families they only overlap, and the facts must meet each of them on its own.
    """

    group: str
    offences: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A list of treaties inside an instrument: what it says of their offences it says of all."""

    instrument: str
    list: str
    article: str
    treaties: tuple[str, ...]
    exclusion_declaration: str = ""
    """The article under which a State may leave a listed treaty out."""
    exclusion_declaration_verified: bool = True
    note: str = ""
