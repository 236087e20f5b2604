"""Treaty law: acts, final clauses, timelines, standing, and the regime between two States.

Start at :func:`dedere.treaties.standing.standing_on`.  Facts come in as one immutable
:class:`dedere.treaties.facts.Facts`; nothing here knows the code of any instrument.
"""
