"""Laws in: from a file in one of many drafting styles to a tree of addressable provisions.

Start at :func:`dedere_io.laws.reading.read_law`.
"""

from dedere_io.laws.archives import ArchivedLaw, read_archive
from dedere_io.laws.reading import read_law

__all__ = ["ArchivedLaw", "read_archive", "read_law"]
