"""The verbs by which organs of the United Nations speak, and how strongly each binds.

Each entry is a base form; the present ("requests"), the participle ("requesting") and the
infinitive are built from it. Irregular forms are listed.
"""

from dedere.mandates.values import Strength

BY_STRENGTH: dict[Strength, tuple[str, ...]] = {
    Strength.DECISION: (
        "abolish", "accept", "adopt", "agree", "allocate", "apportion", "appoint", "appropriate",
        "approve", "authorize", "create", "decide", "declare", "designate", "determine", "elect",
        "empower", "establish", "extend", "find", "grant", "impose", "increase", "mandate",
        "open", "proclaim", "reduce", "remain seized", "renew", "reserve", "resolve", "set up",
        "suspend", "terminate", "transmit", "undertake", "recommit", "pledge", "commit",
    ),
    Strength.DEMAND: ("demand", "insist", "require", "order"),
    Strength.REQUEST: (
        "ask", "direct", "entrust", "instruct", "request", "task",
    ),
    Strength.URGING: ("appeal", "call", "exhort", "urge", "warn", "rely"),
    Strength.INVITATION: (
        "advise", "encourage", "expect", "invite", "propose", "recommend", "remind", "solicit",
        "suggest", "draw attention", "trust", "hope",
    ),
    Strength.POSITION: (
        "acknowledge", "affirm", "attach", "bear in mind", "caution", "censure", "conclude",
        "condemn", "confirm", "consider", "denounce", "deplore", "deprecate", "emphasize",
        "endorse", "express", "give", "highlight", "hold", "intend", "observe", "oppose", "place",
        "re-emphasize", "reaffirm", "realize", "recognize", "regret", "reiterate", "reject",
        "repeat", "repudiate", "share", "state", "stress", "support", "underline", "underscore",
        "uphold", "view", "voice", "recall", "await", "look forward", "stand ready", "maintain",
        "note with concern", "respond", "renounce", "seek", "wish", "welcome with concern",
        "understand", "believe", "deem", "concur", "reassert", "point out", "make",
        "refer", "strive",
    ),
    Strength.NOTICE: (
        "appreciate", "commend", "congratulate", "honour", "mark", "note", "offer", "pay tribute",
        "praise", "salute", "take note", "take cognizance", "take into account", "take", "thank",
        "pay", "convey",
        "extend appreciation", "welcome", "observe with", "sympathize", "mourn", "lament",
        "celebrate", "applaud",
    ),
}  # fmt: skip

ASKING = frozenset({
    "request", "urge", "call", "invite", "encourage", "appeal", "demand", "direct", "instruct",
    "ask", "entrust", "require", "remind", "authorize", "mandate", "exhort", "order", "task",
    "advise", "recommend", "warn", "empower", "solicit", "designate", "caution", "rely",
})  # fmt: skip
"""Verbs whose object is somebody who is asked, told or allowed to do something."""

TELLING = frozenset({
    "decide", "demand", "stress", "emphasize", "underline", "underscore", "reaffirm", "affirm",
    "recommend", "agree", "require", "request", "reiterate", "recognize", "declare", "resolve",
    "consider", "insist", "approve", "remind", "suggest", "expect", "propose", "urge",
})  # fmt: skip
"""Verbs after which "that X shall" or "that X should" tells X what to do."""

MIDWAY = frozenset({
    "request", "urge", "invite", "encourage", "call", "appeal", "demand", "decide", "note",
    "take note", "recall", "stress", "emphasize", "underline", "underscore", "welcome",
    "reaffirm", "reiterate", "affirm", "recognize", "acknowledge", "express", "commend",
    "condemn", "deplore", "recommend", "authorize", "instruct", "direct", "endorse", "approve",
    "look forward", "remind", "declare", "consider", "reject", "warn", "agree", "regret",
    "thank", "congratulate", "resolve", "confirm", "determine", "insist", "denounce", "propose",
    "designate", "proclaim", "establish", "rely", "pay tribute", "draw attention", "state",
    "support", "ask", "hope", "expect", "adopt", "open", "find", "remain seized",
    "exhort", "caution", "voice", "appreciate", "highlight", "entrust", "mandate",
    "require", "point out", "conclude", "share", "trust", "bear in mind", "accept", "extend",
    "intend", "await", "undertake", "refer",
})  # fmt: skip
"""Verbs that open a further part of a paragraph ("and requests ...")."""

PARTICLES = {
    "call": ("upon", "on", "for", "to"),
    "appeal": ("to", "for"),
    "rely": ("upon", "on"),
    "look forward": ("to",),
}
"""Words that belong to the verb as printed."""

ADJECTIVES = (
    "Aware", "Conscious", "Convinced", "Concerned", "Alarmed", "Mindful", "Determined",
    "Disturbed", "Guided", "Cognizant", "Dismayed", "Shocked", "Encouraged", "Resolved",
    "Desirous", "Anxious", "Indignant", "Appalled", "Outraged", "Inspired", "Moved", "Saddened",
    "Gratified", "Satisfied", "Pleased", "Distressed", "Horrified", "Troubled", "Grieved",
    "Worried", "Persuaded", "Confident", "Cognisant", "Motivated", "Committed",
    "Heartened", "Dedicated", "Sensitive", "Aghast",
)  # fmt: skip
"""Openings of a preambular paragraph that are no participles in -ing."""

FORMULAS = (
    "In virtue of", "Pursuant to", "In accordance with", "In pursuance of", "In response to",
    "In view of", "In the light of", "In order to", "With a view to", "On the basis of",
    "Without prejudice to", "In conformity with", "In the exercise of",
)  # fmt: skip
"""Openings of a preambular paragraph without a verb."""

ADVERBS = (
    "also",
    "further",
    "furthermore",
    "again",
    "once again",
    "once more",
    "moreover",
    "therefore",
    "hereby",
    "in particular",
    "in addition",
    "hence",
    "consequently",
    "still",
    "likewise",
    "in this regard",
    "thus",
)
"""Words that stand beside the verb; adverbs in -ly count too."""
