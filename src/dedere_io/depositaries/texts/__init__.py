"""Lists that are printed text or PDF, without cells.

A list goes through four rooms: ``lines`` takes each line apart, ``joins`` puts broken rows
together, ``parts`` tells rows from titles and notes, ``places`` finds what each date means.
Start at :func:`dedere_io.depositaries.texts.lists.read_text_list`.
"""
