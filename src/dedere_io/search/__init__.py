"""Full text in eight languages: what is searched, by which words, and where it was found.

::

    with EmbeddedIndex(path) as index:
        index.replace("act.txt", stamp="1", documents=documents)
        found = index.search(Query(words='"asset freezing"', readers=frozenset({PUBLIC})))

Start at :class:`SearchIndex`, the narrow door behind which another engine can stand. Which words
are one word in a language: :mod:`dedere_io.search.analysis`.
"""

from dedere_io.search.embedded import EmbeddedIndex
from dedere_io.search.index import PUBLIC, Document, Found, Hit, Query, SearchIndex

__all__ = ["PUBLIC", "Document", "EmbeddedIndex", "Found", "Hit", "Query", "SearchIndex"]
