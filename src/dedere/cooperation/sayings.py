"""Every sentence with which legal bases are explained, marked for translation."""

import datetime as dt

from dedere.phrases import InstrumentName, Phrase, StateName, mark

BOTH_BOUND = mark("{state} and {other_state} are both bound by {instrument}.")
BOUND_SINCE = mark("{state} is bound by {instrument} since {since}.")
BOUND_SINCE_UNKNOWN = mark("{state} is bound by {instrument}; since when, our sources do not say.")
NOT_BOUND = mark("{state} was not bound by {instrument} on {on}.")
COVERS = mark("The offence is that of {instrument}, article {article}.")
COVERS_SAME = mark("{instrument}, article {article}, covers the same conduct.")
COVERS_OVERLAP = mark("{instrument}, article {article}, covers conduct that overlaps.")
FACTS_MEET_ELEMENTS = mark(
    "The facts must also meet the elements of {instrument}, article {article}, which overlaps "
    "with "
    "the offence asked about and is not the same."
)
IS_BOUND = mark(
    "Was {state} bound by {instrument} on {on}? Our sources do not say; ask its depositary."
)
NO_COMMON_TEXT = mark("{instrument} does not bind both {state} and {other_state} on that day.")
NOT_COVERED = mark(
    "{instrument} governs between the two States; it does not cover this offence, which came with "
    "{other}."
)
LATER_TEXT_MAY_GOVERN = mark(
    "If both States are also bound by {later}, that text governs in place of {earlier}; our "
    "sources do not settle it. Confirm with the depositary."
)
UNSETTLED_TEXT = mark(
    "Which text of {instrument} and its amendments governs between {state} and {other_state} is "
    "not settled by the texts: one State joined only the later, the other only the earlier. Have "
    "it reviewed."
)

# --- Bilateral treaties --------------------------------------------------------------------

LISTED = mark("A list of treaties shows '{title}' between {state} and {other_state}.")
LISTED_IN_FORCE = mark("The list says it entered into force on {date}.")
LISTED_SIGNED = mark("The list says it was signed on {date}.")
ENTRY_NOT_STATED = mark(
    "The list does not say when it entered into force. Confirm that it did, and when."
)
LATER_TREATY_MAY_EXIST = mark(
    "The list is not complete: a later treaty may exist, or this one may have ended. Confirm with "
    "both States before relying on it."
)
LIST_COMPLETE = mark(
    "The list of treaties of {state} is complete from {begin} to {until}; it shows this treaty "
    "and no end of it."
)
TREATY_TERMINATED = mark("It was terminated, with effect from {date}.")
TREATY_TERMINATED_UNDATED = mark(
    "The list says it was terminated, and dates the act to {date}; from when it ceased to "
    "apply is "
    "not stated."
)
TREATY_NOT_IN_FORCE = mark("It entered into force only on {date}.")
TREATY_NOT_SIGNED = mark("It was signed only on {date}.")
TREATY_REPLACED = mark(
    "A later treaty on the same matter between the two States, '{title}', replaced it from {date} "
    "(Vienna Convention on the Law of Treaties, article 59)."
)
TREATY_SUPERSEDED = mark(
    "{instrument}, article {article}, takes the place of bilateral treaties on the matter between "
    "its parties."
)
REPLACED_BY_ARRANGEMENT = mark("Between its members, {instrument} takes the place of {other}.")
PERHAPS_REPLACED = mark(
    "Both States are named in a list of participants of {instrument}, without dates. If it bound "
    "both on that day, it governed in place of this treaty (article {article}). Confirm first."
)
SCOPE_TERRITORIES = mark(
    "Its title limits it to certain territories; it does not stand between the States at large."
)
SCOPE_OTHER_PARTIES = mark("Its title names other parties than these two States.")
SCOPE_OTHER_MATTER = mark("Its title shows that it is about something else.")
SCOPE_PART = mark("It reaches only part of the matter, as its title says.")
SCOPE_WIDER = mark("It is a treaty on another matter with an article on this one; read its scope.")
SUPPLEMENTED_BY = mark(
    "The list also shows '{title}' of {date} between the two States, which may supplement it."
)
SUPPLEMENTED_UNDATED = mark(
    "The list also shows '{title}' between the two States, which may supplement it; the list "
    "gives "
    "no date."
)
EXTENSION_ALONE = mark(
    "The list shows only an agreement that continues, extends or amends an earlier treaty; the "
    "treaty itself is not listed between these two States. Find it and confirm that it applies."
)
CONTINUES = mark(
    "It keeps an earlier treaty of others in force between the two States: '{title}'. Read that "
    "treaty for its terms."
)
SAME_TREATY = mark("Another list shows the same treaty, and says more of it.")
SUPPLEMENTS_ONLY = mark(
    "It supplements {instrument} between the two States, and is no basis by itself."
)
IS_THERE_A_TREATY = mark(
    "Is there an extradition treaty, bilateral or regional, between {state} and {other_state} in "
    "force on {on}? No list "
    "Dedere holds is complete for them. Ask the authorities of both States."
)
IS_THERE_AN_ASSISTANCE_TREATY = mark(
    "Is there a treaty on mutual legal assistance, bilateral or regional, between {state} and "
    "{other_state} in force on {on}? No list Dedere holds is complete for them. Ask the "
    "authorities of both States."
)
LATER_LISTED = mark(
    "The list also shows a later treaty on the matter, '{title}', of {date}, and does not say "
    "whether it replaced this one. Confirm which of them governs."
)
NONE_LISTED = mark(
    "The list of treaties of {state} is complete from {begin} to {until} and shows none with "
    "{other_state}."
)
DOES_TREATY_CONTINUE = mark(
    "'{title}' was concluded with {predecessor}. Whether it continues for {state} our sources do "
    "not say. Ask both States."
)

# --- Conventions and arrangements ----------------------------------------------------------

OBLIGES = mark("{instrument}, article {article}, obliges its parties to extradite.")
OBLIGES_TO_SURRENDER = mark(
    "{instrument}, article {article}, obliges its members to surrender persons to each other."
)
SCHEME = mark("{instrument} guides its members and binds none of them.")
NOT_BINDING = mark("It creates no duty: the law of {state} decides.")
DUAL_CRIMINALITY = mark(
    "The conduct must be punishable in both States as article {article} of {instrument} requires."
)
LATER_PROTOCOLS = mark(
    "{instrument} has later protocols ({protocols}) that Dedere does not model; between "
    "parties to "
    "them some articles read differently. Confirm which of them bind both States."
)
CLAUSE_OPTIONAL = mark(
    "{instrument}, article {article}: a State that makes extradition conditional on a treaty may, "
    "at its option, take the convention as the basis."
)
AT_ITS_OPTION = mark(
    "It is at the option of {state}: confirm that it takes {instrument} as the basis."
)
OPTION_ACCEPTED = mark("{state} has said that it takes {instrument} as the basis.")
OPTION_DECLINED = mark(
    "{state} has said that it does not take {instrument} as the basis for extradition."
)
ASK_OPTION = mark(
    "Does {state} take {instrument} as the legal basis for extradition? No declaration or "
    "practice "
    "is recorded."
)
ASK_OPTION_UNDATED = mark(
    "Had {state} already declared by {on} that it does not take {instrument} as the basis for "
    "extradition? The declaration is recorded without a date."
)
NO_TREATY_ONLY = mark(
    "The clause serves only where {state} and {other_state} have no extradition treaty."
)
TREATY_REQUIRED_ONLY = mark(
    "The clause serves only where {state} makes extradition conditional on a treaty."
)
TREATY_EXISTS = mark(
    "{state} and {other_state} have an extradition treaty, so the clause by which the convention "
    "itself may be the basis does not come into play."
)
TREATY_IS_REQUIRED = mark("{state} makes extradition conditional on a treaty.")
TREATY_NOT_REQUIRED = mark("{state} does not make extradition conditional on a treaty.")
ASK_TREATY_REQUIRED = mark(
    "Does {state} make extradition conditional on a treaty? No practice is recorded. Ask its "
    "central authority."
)
PRACTICE_LAW = mark("Read in {law}, {article}.")
CLAUSE_WITHOUT_TREATY = mark(
    "{instrument}, article {article}: States that do not make extradition conditional on a treaty "
    "recognise the offence as extraditable between themselves."
)
NOT_CONDITIONAL = mark(
    "The clause serves only if neither {state} nor {other_state} makes extradition conditional on "
    "a treaty."
)
REQUESTED_LAW = mark("The conditions are those of the law of {state}.")
NO_CLAUSE = mark("{instrument} gives no basis for extradition: {rule}.")
NO_CLAUSE_ASSISTANCE = mark("{instrument} has no clause on mutual legal assistance: {rule}.")
DEEMED = mark(
    "{instrument}, article {article}, adds the offence to the extradition treaties between its "
    "parties: {scope}."
)
CLAUSE_ASSISTANCE = mark(
    "{instrument}, article {article}, obliges its parties to assist each other in these "
    "proceedings: {scope}."
)
RELATION_TO_TREATIES = mark(
    "Where another treaty on assistance binds the two States, see {instrument}, article "
    "{article}; "
    "what governs the execution: {law}."
)
GOVERNING_LAW = mark("What governs the execution of the request: {law}.")
MEASURE_NOT_NAMED = mark(
    "{instrument} does not name this measure; whether {state} can take it depends on its law."
)
MEASURE_NAMED = mark("{instrument}, article {article}, names this measure.")
ORGANISED_GROUP = mark(
    "{instrument}, article {article}, reaches serious crime that is transnational and involves an "
    "organised criminal group. The facts must show all three."
)
ASK_ORGANISED_GROUP = mark(
    "Do the facts show an organised criminal group? If so, {instrument} is a further basis."
)
NO_ORGANISED_GROUP = mark(
    "{instrument} needs an organised criminal group; the facts stated exclude one."
)
RECIPROCITY = mark(
    "Reciprocity or comity: {state} may help {other_state} without any treaty if its law allows "
    "it. It is no duty, and nothing is recorded about it."
)
RESERVATION = mark(
    "{state} made a statement on article {article} of {instrument}; read it with the basis."
)
RESERVATION_NOTED = mark(
    "{state} made a statement on article {article} of {instrument}: {note}. Read its own words "
    "with "
    "the basis."
)
RESERVATION_OBJECTED = mark(
    "{state} made a reservation on article {article} of {instrument} and {other_state} objected: "
    "between the two the provision does not apply to the extent of the reservation."
)
RESERVATION_WHOLE = mark("{state} made a statement on {instrument}; read it with the basis.")

# --- What surrounds the answer -------------------------------------------------------------

DUTY = mark(
    "{state} must submit the case to its authorities for prosecution if it does not extradite "
    "({instrument}, article {article}). When the duty arises: {trigger}."
)
DUTY_AT_REQUEST = mark(
    "{state} must submit the case to its authorities for prosecution if it does not extradite and "
    "is asked to ({instrument}, article {article}). When the duty arises: {trigger}."
)
POLITICAL_EXCLUDED = mark(
    "The offence may not be called political to refuse the request ({instrument}, article "
    "{article})."
)
POLITICAL_PARTLY = mark(
    "Whether the offence may be called political is limited in part by {instrument}, article "
    "{article}."
)
POLITICAL_OPEN = mark(
    "{instrument} does not take away the political-offence exception: it remains where the treaty "
    "or law that governs the request has it."
)
FISCAL_EXCLUDED = mark(
    "The request may not be refused because the offence is called fiscal ({instrument}, article "
    "{article})."
)
FISCAL_OPEN = mark(
    "{instrument} does not take away the fiscal-offence exception: it remains where the treaty or "
    "law that governs the request has it."
)

DISCRIMINATION = mark(
    "{state} need not help where it has good reason to believe that the request aims at "
    "prosecuting or punishing a person on a protected ground ({grounds}), or that the person "
    "would "
    "suffer for it ({instrument}, article {article})."
)
DISCRIMINATION_BAR = mark(
    "{state} must refuse where it has good reason to believe that the request aims at prosecuting "
    "or punishing a person on a protected ground ({grounds}), or that the person would suffer for "
    "it ({instrument}, article {article})."
)
SAFEGUARD_BINDS = mark("{state} was bound by {instrument}, article {article}, on {on}.")
SAFEGUARD_DOES_NOT_BIND = mark(
    "{state} was not bound by {instrument}, article {article}, on {on}; its own law or another "
    "treaty may say the same."
)
SAFEGUARD_UNKNOWN = mark(
    "Whether {state} was bound by {instrument}, article {article}, on {on} our sources do not say."
)
RISK_REMOVED = mark("{instrument}, article {article}, takes this ground of refusal away.")
RISK_REMAINS = mark("{instrument}, article {article}, keeps this ground of refusal.")
RISK_UNKNOWN = mark("The law of the requested State, or another treaty, decides on this ground.")
RISK_OPEN = mark("No text that governs the request says anything about this ground.")

# --- The answer in one sentence ------------------------------------------------------------

ANSWER_TREATY = mark(
    "{state} can ask {other_state} on the basis of a treaty between them; see its conditions."
)
ANSWER_TREATY_TO_CONFIRM = mark(
    "A treaty between {state} and {other_state} may serve as the basis; whether it still governs "
    "has to be confirmed."
)
ANSWER_ARRANGEMENT = mark("{state} can ask {other_state} under {instrument}.")
ANSWER_CONVENTION = mark("{state} can ask {other_state} under {instrument}.")
ANSWER_OPTIONAL = mark(
    "No treaty between {state} and {other_state} is known to govern; {instrument} may serve as "
    "the "
    "basis if {other_state} takes it so, which is at its option."
)
ANSWER_OPTIONAL_ACCEPTED = mark(
    "No treaty between {state} and {other_state} is known to govern; {other_state} takes "
    "{instrument} as the basis."
)
ANSWER_WITHOUT_TREATY = mark(
    "No treaty between {state} and {other_state} is known to govern; the law of {other_state} may "
    "allow extradition without one, and {instrument} makes the offence extraditable."
)
ANSWER_NOTHING_BINDING = mark(
    "No binding basis between {state} and {other_state} is known; what remains creates no duty. "
    "The open questions below could change this."
)


def both_bound(one: str, other: str, instrument: str) -> Phrase:
    """Say that both States are bound by an instrument."""
    return Phrase.of(
        BOTH_BOUND,
        state=StateName(one),
        other_state=StateName(other),
        instrument=InstrumentName(instrument),
    )


def bound(state: str, instrument: str, since: dt.date | None) -> Phrase:
    """Say that a State is bound by an instrument, since when where that is known."""
    name, title = StateName(state), InstrumentName(instrument)
    if since is None:
        return Phrase.of(BOUND_SINCE_UNKNOWN, state=name, instrument=title)
    return Phrase.of(BOUND_SINCE, state=name, instrument=title, since=since)


def not_bound(state: str, instrument: str, on: dt.date) -> Phrase:
    """Say that a State was not bound by an instrument on a day."""
    return Phrase.of(
        NOT_BOUND, state=StateName(state), instrument=InstrumentName(instrument), on=on
    )
