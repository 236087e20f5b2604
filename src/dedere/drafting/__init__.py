"""Documents as trees of paragraphs with their grounds, before any format.

Start at :mod:`dedere.drafting.document`.
"""
