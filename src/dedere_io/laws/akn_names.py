"""Names of elements that writing and reading Akoma Ntoso share."""

from collections.abc import Mapping

from dedere.library.structure import Level

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
A = f"{{{NAMESPACE}}}"

# Levels that the vocabulary has no element for are named containers.
CONTAINERS: Mapping[Level, str] = {
    Level.CROSS_HEADING: "crossHeading",
    Level.SCHEDULE: "schedule",
    Level.DEFINITION: "definition",
}
QUOTATION = "quotation"
"""The container of what an act inserts into another."""
