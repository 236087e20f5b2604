"""Cooperation between two States: on which basis, for which offence, under which limits.

Start at :func:`dedere.cooperation.question.ask` and
:class:`dedere.cooperation.finder.Cooperation`.
"""
