"""Names and identifiers of resolutions in Akoma Ntoso for the United Nations (AKN4UN).

Source: High-Level Committee on Management, AKN4UN guidelines, part 2 (deliberative documents) and
part 3 (resolutions of the General Assembly): a resolution is a ``statement`` of the sub-type
``deliberation``, named ``resolution`` or ``resolutionDraft``.
"""

import re
from collections.abc import Mapping

from dedere.mandates.values import Masthead

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
A = f"{{{NAMESPACE}}}"

RESOLUTION, DRAFT = "resolution", "resolutionDraft"
NO_DAY = "0001-01-01"
"""Stands where no day is known; the schema asks for one."""
ORGANS: Mapping[str, str] = {
    "General Assembly": "unga",
    "Security Council": "unsc",
    "Economic and Social Council": "ecosoc",
    "Human Rights Council": "hrc",
    "Trusteeship Council": "tc",
}
_NUMBERED = re.compile(r"[AES]/(?:HRC/)?RES/(?P<n>[^()]+?)(?:\((?P<year>\d{4})\))?")


def kind_of(head: Masthead) -> str:
    """Return how the class of document is called."""
    return DRAFT if head.kind.startswith("draft") else RESOLUTION


def day_of(head: Masthead) -> str:
    """Return the day of adoption, of publication, or :data:`NO_DAY`."""
    day = head.adopted or head.published
    return day.isoformat() if day else NO_DAY


def work_iri(head: Masthead) -> str:
    """Return the identifier of a resolution as a work.

    >>> work_iri(Masthead(symbol="A/RES/68/187", body="General Assembly"))
    '/akn/un/statement/deliberation/unga/0001-01-01/68-187'
    """
    organ = ORGANS.get(head.body or head.organ) or _slug(head.body or head.organ) or "un"
    return f"/akn/un/statement/deliberation/{organ}/{day_of(head)}/{number_of(head)}"


def number_of(head: Masthead) -> str:
    """Return the number by which the organ counts its text, or its symbol."""
    found = _NUMBERED.fullmatch(head.symbol)
    if found:
        year = f"-{found['year']}" if found["year"] else ""
        return _slug(found["n"]) + year
    return _slug(head.symbol) or "unnumbered"


def document_address(document: str) -> str:
    """Return where a cited document is found by its symbol, or nothing for what has none.

    >>> document_address("S/RES/1373(2001)"), document_address("Charter, Art. 2(4)")
    ('https://undocs.org/S/RES/1373(2001)', '')
    """
    return f"https://undocs.org/{document}" if re.fullmatch(r"[A-Z]+/[^\s,]+", document) else ""


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-")
