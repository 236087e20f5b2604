"""Dedere, the engine: values, and functions of values.

Nothing here reads a file, a clock, a database or a network.  Start with
:mod:`dedere.treaties.standing` for "who is bound on that day, and says who?".
"""
