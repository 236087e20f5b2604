"""Documents out: what :mod:`dedere.drafting` drew up becomes a file."""

from dedere_io.documents.docx import to_docx

__all__ = ["to_docx"]
