"""Full-text search over provisions: one question, one page of hits, whatever engine answers.

Questions answered here: which provisions that this reader may see hold these words, in any of
eight languages, or are the article or the document that was cited? Start at ``index``.
"""

from dedere_io.search.index import (
    EVERYBODY,
    Count,
    FacetName,
    FacetValue,
    Hit,
    Page,
    Query,
    Rights,
    SearchedProvision,
    SearchedText,
    SearchIndex,
    Stretch,
    Visibility,
)

__all__ = [
    "EVERYBODY",
    "Count",
    "FacetName",
    "FacetValue",
    "Hit",
    "Page",
    "Query",
    "Rights",
    "SearchIndex",
    "SearchedProvision",
    "SearchedText",
    "Stretch",
    "Visibility",
]
