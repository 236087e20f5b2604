"""Families of instruments: which text governs between two States, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """If both States are bound by all of ``both_bound_by``, then ``governs`` is the text.

    ``one_only_by`` describes the other kind of rule: one State came in through ``one_only_by``
    alone, the other is bound by the other text alone; what governs is then unsettled.
    """

    both_bound_by: tuple[str, ...] = ()
    one_only_by: tuple[str, ...] = ()
    governs: tuple[str, ...] = ()
    article: str = ""
    says: str = ""
    uncertain: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An instrument, those that amend, supplement or replace it, and the rules between pairs."""

    id: str
    label: str
    parent: str
    members: tuple[str, ...]
    rules: tuple[PairRule, ...] = ()
    single_instrument_name: str = ""
    single_instrument_article: str = ""
    single_instrument_between: str = ""
    join_effect: str = ""
    join_effect_article: str = ""
    parent_membership_articles: tuple[str, ...] = ()
    late_joiners: str = ""
    note: str = ""
    verified: bool = True
