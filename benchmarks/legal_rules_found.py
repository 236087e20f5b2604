"""What the rules say of pairs of States, in one shape for every way to write them."""

from dataclasses import dataclass, field

GRADES = {"no-data": 1, "undated": 2, "presumed": 3, "established": 4}
"""The certainties by the numbers the rules use; 1 stands for an open bond."""

Bonds = dict[tuple[str, str], int]
"""State and instrument, with the grade of the bond; no entry where there is none."""


@dataclass
class Findings:
    """Everything that two ways to write the rules must say alike."""

    bases: set[tuple[str, str, str, str, int]] = field(default_factory=set)
    """Requesting State, requested State, instrument or listed treaty, kind of basis, grade."""
    set_aside: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, listed treaty, why it gives no basis."""
    ask_treaty: set[tuple[str, str]] = field(default_factory=set)
    """Pairs for which only a question can tell whether a bilateral treaty exists."""
    deemed: set[tuple[str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, convention that deems its offences included in the
    treaties there are; only where there is one."""
    duties: set[tuple[str, str, str, int]] = field(default_factory=set)
    """Requesting State, requested State, instrument by which the requested State must submit the
    case to prosecution if it does not extradite, grade."""
    open: set[tuple[str, str, str]] = field(default_factory=set)
    """Requesting State, requested State, family whose governing text is not known."""

    def with_treaties_only(self) -> "Findings":
        """Keep deemed clauses only where there is a treaty for them to act through."""
        reached = {(one, other) for one, other, _, kind, _ in self.bases if kind == "treaty"}
        self.deemed = {row for row in self.deemed if row[:2] in reached}
        return self
