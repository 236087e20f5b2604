"""Resolutions in: plain text, DOCX or PDF to lines, with page furniture set apart."""

from dedere_io.resolutions.opening import read_lines

__all__ = ["read_lines"]
