"""The sentences with which jurisdiction explains itself, marked for translation."""

from dedere.phrases import mark

IS_BOUND = mark(
    "{state} has a link; was it bound by {instrument} on {on}? Our sources do not say; ask the "
    "depositary."
)
NOT_BOUND = mark("{state} has a link, and was not bound by {instrument} on {on}.")
BOUND = mark("{state} is bound by {instrument}.")
BOUND_SINCE = mark("{state} has been bound by {instrument} since {since}.")
MUST = mark("Article {article} obliges a State party with this link to establish jurisdiction.")
MAY = mark("Article {article} allows a State party with this link to establish jurisdiction.")
PRESENCE = mark(
    "Article {article} obliges a State party in which the suspect is to establish jurisdiction "
    "for the case that it does not extradite."
)
PRESENCE_MAY = mark(
    "Article {article} allows a State party in which the suspect is to establish jurisdiction for "
    "the case that it does not extradite."
)
ESTABLISHED = mark(
    "{state} declared under article {article} that it has established this jurisdiction."
)
ESTABLISHED_UNDATED = mark(
    "{state} declared under article {article} that it has established this jurisdiction; whether "
    "the declaration spoke on that day, our sources do not say."
)
ASK_ESTABLISHED = mark(
    "Has {state} established this jurisdiction? No declaration is recorded; ask it, or the "
    "depositary."
)
RESERVED = mark("{state} made a reservation that touches article {article}: read it.")
RELEASED_BY = mark("Extradition to one of these States releases it: {states}.")
RELEASED_BY_ESTABLISHED = mark(
    "Extradition to one of these States, if it has established its jurisdiction, releases it: "
    "{states}."
)
RELEASED_BY_NONE = mark(
    "No State is known whose request would release it by extradition under article {articles}."
)
DISCHARGED = mark("The suspect was extradited to {state}, so this duty does not arise.")
NO_RANKING = mark(
    "{instrument} does not rank the States with jurisdiction: several may exercise it, and who "
    "goes first is for them to agree."
)
SAME_CONDUCT = mark(
    "{instrument}, article {article}, covers the same conduct and binds its own parties; the "
    "facts must meet its elements too."
)
NO_CLAUSE = mark("{instrument} has no clause on jurisdiction over this offence.")
TELL = mark(
    "{state} holds the suspect: it must tell, without delay, the States that article {article} "
    "names."
)
TELL_OTHERS = mark("It may, or must where concerned, tell other interested States as well.")
TELL_ORGANIZATION = mark(
    "An intergovernmental organisation concerned must be told as well: was one compelled, or is "
    "the victim its official or agent?"
)
NOT_IN_FORCE = mark("{instrument} was not in force on {on}, so it bound nobody then.")
