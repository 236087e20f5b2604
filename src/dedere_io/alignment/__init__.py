"""Alignment over files: the lexicon, the laws of a State, and several processes or machines."""
