"""Akoma Ntoso 3.0: a legal text out, and in again with every word and label.

Start at :func:`to_akn` and :func:`from_akn`.

Source: OASIS LegalDocML, Akoma Ntoso Version 1.0, Part 2 (XML schema) and Naming Convention.
"""

from dedere_io.laws.akn_reading import from_akn
from dedere_io.laws.akn_writing import to_akn

__all__ = ["from_akn", "to_akn"]
