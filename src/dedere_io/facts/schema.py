"""What each document of facts may hold, beyond the types of the engine."""

import datetime as dt
from typing import Any

from msgspec import Struct, field

from dedere.treaties.coverage import Coverage
from dedere.treaties.families import Family
from dedere.treaties.instruments import SetMembership
from dedere.treaties.relations import OffenceGroup, ReferenceList

FORMAT = 1
"""The format of the files this version reads; ``facts.yaml`` states theirs."""


class FactsFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``facts.yaml``."""

    format: int
    compiled_on: dt.date
    memberships: tuple[SetMembership, ...]


class CoverageFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``coverage.yaml``."""

    coverages: tuple[Coverage, ...]


class FamiliesFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``families.yaml``; ``reading`` says in words how the rules are applied."""

    reading: tuple[str, ...]
    families: tuple[Family, ...]


class ThemesFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``themes.yaml``: the areas of the mandate, other themes, and labels of the tags.

    The areas are decoded one by one into :class:`dedere.treaties.instruments.Theme`.
    """

    basis: str
    areas: tuple[dict[str, Any], ...]
    other_themes: tuple[dict[str, Any], ...]
    labels: dict[str, str]


class Link(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One instrument amends, supplements or modifies another."""

    family: str
    type: str
    from_: str = field(name="from")
    to: str
    articles: tuple[str, ...]


class Prevailing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One instrument prevails over others between its parties."""

    instrument: str
    over: tuple[str, ...]
    article: str
    between: str


class DenunciationEffect(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What leaving one instrument does to another, and where that is stated."""

    stated_in: str
    article: str
    denounced: str
    says: str
    ends_also: str = ""


class Incorporation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles of one instrument that another applies."""

    instrument: str
    article: str
    from_: str = field(name="from")
    articles: tuple[str, ...]


class Saying(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule of one article, or a remark on a family, in words."""

    says: str
    instrument: str = ""
    article: str = ""
    family: str = ""


class Article(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A provision, and the provision of another instrument that it applies."""

    instrument: str
    article: str
    applies: "Article | None" = None
    note: str = ""


class AssistanceRelation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How conventions relate to other treaties on mutual legal assistance."""

    relation: str
    says: str
    provisions: tuple[Article, ...]


class Articles(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Several articles of one instrument."""

    instrument: str
    articles: tuple[str, ...]


class StatusDataNeeded(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one must know of a State, beside its standing, to judge a legal basis."""

    id: str
    needed: str
    provisions: tuple[Articles, ...] = ()
    applies_to: str = ""
    why: str = ""
    found_in: str = ""


class Succession(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A concept of one instrument that another took further."""

    from_: str = field(name="from")
    to: str
    note: str


class RelationshipsFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``relationships.yaml``: checked with the other files, read by rooms yet to come."""

    links: tuple[Link, ...]
    prevailing: tuple[Prevailing, ...]
    denunciation_effects: tuple[DenunciationEffect, ...]
    incorporated_articles: tuple[Incorporation, ...]
    references_to_states_parties: tuple[Saying, ...]
    corroboration: tuple[Saying, ...]
    standalone: tuple[str, ...]
    treaty_modification_clauses: tuple[Article, ...]
    no_treaty_modification_clause: tuple[str, ...]
    mla_relations: tuple[AssistanceRelation, ...]
    cross_references: tuple[ReferenceList, ...]
    status_data_needed: tuple[StatusDataNeeded, ...]
    succession_of_concepts: tuple[Succession, ...]
    offence_equivalence: tuple[OffenceGroup, ...]
    basis: tuple[str, ...]
