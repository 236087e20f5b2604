"""Readers of the status lists that depositaries publish.

Start at :func:`dedere_io.depositaries.registry.reader`, which returns a reader by its name; read a
list that :func:`~dedere_io.depositaries.opening.open_list` opened; then ask
:func:`~dedere_io.depositaries.difference.compare` what is new in it.  The shapes that each reader
accepts are described in ``docs/reference/depositary-formats.md``.

What does not belong here: any opinion on which of two sources is right.  Both are kept.
"""
