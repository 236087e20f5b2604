"""Alignment help: which provisions of a State's laws may carry out which obligation.

Start at ``dedere_io.alignment.batch.align_files``; with laws at hand, at the module ``aligning``.
What is measured, and how, is on the reference page
(``docs/reference/alignment.md``).
"""

from dedere.obligations.alignment.aligning import Alignment, Suggestion
from dedere.obligations.alignment.answers import alignment_answers
from dedere.obligations.alignment.lexicon import Concept, Lexicon

__all__ = ["Alignment", "Concept", "Lexicon", "Suggestion", "alignment_answers"]
