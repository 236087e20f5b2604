"""The structure of legal texts: works, their provisions, and how a provision is cited.

Questions answered here: which provisions does a text have, how is each cited, and where does a
citation lead? A text comes in as values, read by `dedere_io.laws`; nothing here knows a file.
"""

from dedere.library.structure import LegalText, Level, Provision, Unsplit

__all__ = ["LegalText", "Level", "Provision", "Unsplit"]
