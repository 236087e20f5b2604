"""Words for the kinds that the facts know: acts, provisions, bindings, topics, groups.

One table per idea, each entry marked for translation; an unknown kind is shown as it is.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dedere.parties import ContinuityKind, PartyKind
from dedere.sources import Authority
from dedere.treaties.actions import ActionKind
from dedere.treaties.bilaterals import BilateralKind
from dedere.treaties.coverage import Completeness
from dedere.treaties.declarations import Effect, Topic
from dedere.treaties.instruments import Binding
from dedere.treaties.standing import Certainty, Standing

Labels = Mapping[str, Promise]

ACTS: Labels = {
    ActionKind.SIGNATURE: _("signature"),
    ActionKind.DEFINITIVE_SIGNATURE: _("definitive signature"),
    ActionKind.RATIFICATION: _("ratification"),
    ActionKind.ACCEPTANCE: _("acceptance"),
    ActionKind.APPROVAL: _("approval"),
    ActionKind.ACCESSION: _("accession"),
    ActionKind.SUCCESSION: _("succession"),
    ActionKind.PROVISIONAL_APPLICATION: _("provisional application"),
    ActionKind.DENUNCIATION: _("denunciation"),
    ActionKind.RESERVATION: _("reservation"),
    ActionKind.DECLARATION: _("declaration"),
    ActionKind.OBJECTION: _("objection"),
    ActionKind.WITHDRAWAL: _("withdrawal of an act"),
    ActionKind.TERRITORIAL_EXTENSION: _("territorial extension"),
    ActionKind.PARTICIPATION: _("listed as a party"),
    ActionKind.MENTION: _("mentioned, may rest on a signature"),
}

STANDINGS: Labels = {
    Standing.BOUND: _("in force for the State"),
    Standing.CONSENTED: _("deposited, not yet in force"),
    Standing.SIGNED: _("signed, not a party"),
    Standing.WITHDRAWN: _("withdrew"),
    Standing.NONE: _("not a party"),
    Standing.UNKNOWN: _("our sources do not say"),
}

CERTAINTIES: Labels = {
    Certainty.ESTABLISHED: _("established"),
    Certainty.PRESUMED: _("presumed"),
    Certainty.UNDATED: _("undated"),
    Certainty.NO_DATA: _("no data"),
}

CERTAINTY_MEANINGS: Labels = {
    Certainty.ESTABLISHED: _("dated facts, inside the time of which the sources speak"),
    Certainty.PRESUMED: _("so it was when the sources last spoke; this day is later"),
    Certainty.UNDATED: _("a source lists the State as a party, without a date"),
    Certainty.NO_DATA: _("no source settles it"),
}

PROVISIONS: Labels = {
    "criminalize": _("Offences to create"),
    "penalties": _("Penalties"),
    "jurisdiction-mandatory": _("Jurisdiction that must be established"),
    "jurisdiction-optional": _("Jurisdiction that may be established"),
    "jurisdiction-presence": _("Jurisdiction where the suspect is present"),
    "custody-and-inquiry": _("Custody and inquiry"),
    "prosecute-or-extradite": _("Extradite or prosecute"),
    "extraditable-offence": _("Extraditable offences"),
    "extradition-legal-basis": _("The instrument as a legal basis for extradition"),
    "deemed-territory": _("Place where the offence is deemed to be committed"),
    "no-political-offence": _("No exception for political offences"),
    "no-fiscal-offence": _("No exception for fiscal offences"),
    "discrimination-refusal": _("Refusal where a request aims at persecution"),
    "mutual-legal-assistance": _("Mutual legal assistance"),
    "transfer-of-persons": _("Transfer of persons in custody"),
    "fair-treatment": _("Fair treatment"),
    "consular-rights": _("Consular rights"),
    "legal-persons": _("Liability of legal persons"),
    "freeze-seize-confiscate": _("Freezing, seizure and confiscation"),
    "preventive-measures": _("Preventive measures"),
    "physical-protection": _("Physical protection"),
    "marking-and-stocks": _("Marking and stocks of explosives"),
    "information-exchange": _("Exchange of information"),
    "notification": _("Notifications"),
    "victims": _("Victims"),
    "dispute-settlement": _("Settlement of disputes"),
    "scope-exclusion": _("Definitions, scope and exclusions"),
    "other": _("Other provisions"),
}
"""In the order in which a page shows them: from offences to final matters."""

BINDINGS: Labels = {
    Binding.MUST: _("must"),
    Binding.MAY: _("may"),
    Binding.SHALL_CONSIDER: _("must consider"),
    Binding.ENDEAVOUR: _("must endeavour"),
    Binding.ENCOURAGED: _("is encouraged"),
    Binding.NOT_A_DUTY: _("no duty"),
}

TOPICS: Labels = {
    Topic.DISPUTE_SETTLEMENT: _("settlement of disputes"),
    Topic.EXTRADITION_BASIS: _("basis for extradition"),
    Topic.COMMITTEE_COMPETENCE: _("competence of the committee"),
    Topic.COMPETENT_AUTHORITY: _("competent authority"),
    Topic.CENTRAL_AUTHORITY: _("central authority"),
    Topic.JURISDICTION_AND_OFFENCES: _("jurisdiction and offences"),
    Topic.SCOPE_AND_COOPERATION: _("scope and cooperation"),
    Topic.ANNEX_TREATIES: _("treaties of the annex"),
    Topic.PROSECUTION_DISCRETION: _("discretion to prosecute"),
    Topic.TERRITORIAL_APPLICATION: _("territorial application"),
    Topic.INTERPRETATION: _("interpretation"),
    Topic.OTHER: _("another matter"),
}

EFFECTS: Labels = {
    Effect.EXCLUDES: _("excludes the provision"),
    Effect.MODIFIES: _("modifies the provision"),
    Effect.ACCEPTS: _("accepts an optional provision"),
    Effect.INTERPRETS: _("says how the provision is understood"),
    Effect.NOTIFIES: _("notifies"),
}

AUTHORITIES: Labels = {
    Authority.DEPOSITARY: _("the depositary's list, or a copy of it"),
    Authority.OFFICIAL: _("official publication of a State or organization"),
    Authority.SECONDARY: _("secondary source"),
}

COMPLETENESS: Labels = {
    Completeness.COMPLETE: _("Every party is in the list, with dates."),
    Completeness.BY_NAME: _("Every party is named in the list; most dates are missing."),
    Completeness.PARTIAL: _("The list is partial: a State that is missing proves nothing."),
}

PARTY_KINDS: Labels = {
    PartyKind.MEMBER: _("Member State of the United Nations"),
    PartyKind.OBSERVER: _("Observer State at the United Nations"),
    PartyKind.NON_MEMBER: _("not a Member of the United Nations"),
    PartyKind.ORGANIZATION: _("organization"),
    PartyKind.TERRITORY: _("territory named in lists of treaties"),
    PartyKind.FORMER: _("former State"),
}

GROUPS: Labels = {
    "African": _("African States"),
    "Asia-Pacific": _("Asia-Pacific States"),
    "EEG": _("Eastern European States"),
    "GRULAC": _("Latin American and Caribbean States"),
    "WEOG": _("Western European and other States"),
}
"""Regional groups of the United Nations."""

CONTINUITIES: Labels = {
    ContinuityKind.CONTINUATION: _("continues the legal personality"),
    ContinuityKind.SUCCESSION: _("successor"),
    ContinuityKind.UNIFICATION: _("unification"),
    ContinuityKind.ACCESSION: _("accession to another State"),
    ContinuityKind.CHANGE_OF_NAME: _("change of name"),
}

BILATERALS: Labels = {
    BilateralKind.EXTRADITION: _("extradition"),
    BilateralKind.MLA: _("mutual legal assistance"),
    BilateralKind.BOTH: _("extradition and mutual legal assistance"),
    BilateralKind.AMENDMENT: _("amendment"),
    BilateralKind.EXTENSION: _("extension to a territory"),
}

THEMES: Labels = {
    "cbrn": _("Chemical, biological, radiological and nuclear terrorism"),
    "civil-aviation-and-maritime": _("Civil aviation and maritime transport"),
    "financing": _("Financing of terrorism"),
    "internet": _("Use of the Internet for terrorist purposes"),
    "victims": _("Support to victims of terrorism"),
    "international-cooperation": _("International cooperation in criminal matters"),
    "protected-persons": _("Internationally protected persons"),
    "hostages": _("Taking of hostages"),
    "explosives": _("Explosives"),
    "human-rights-safeguards": _("Human rights safeguards"),
    "organised-crime": _("Links with transnational organized crime"),
}

RELEVANCES: Labels = {
    "core": _("made for it"),
    "partial": _("touches it"),
    "supporting": _("supports it"),
    "peripheral": _("stands at its edge"),
}

FAMILIES: Labels = {
    "aviation-on-board": _("Acts on board aircraft"),
    "aviation-hijacking": _("Seizure of aircraft"),
    "aviation-safety": _("Safety of civil aviation and of airports"),
    "maritime-ships": _("Safety of ships"),
    "maritime-platforms": _("Safety of fixed platforms"),
    "nuclear-material": _("Nuclear material and nuclear facilities"),
    "abolition": _("Civil and political rights and abolition of the death penalty"),
    "coe-political-offence": _("Extradition and the political offence in Europe"),
}


FORMATS: Labels = {
    "csv": _("CSV"),
    "xlsx": _("Excel"),
    "json": _("JSON"),
    "svg": _("SVG"),
    "png": _("PNG"),
}


def label(labels: Labels, kind: str, fallback: str = "") -> str:
    """Return the words for a kind, or the fallback, or the kind itself."""
    found = labels.get(kind)
    return str(found) if found is not None else fallback or kind


def act_label(kind: ActionKind) -> str:
    """Return the words for a kind of act."""
    return label(ACTS, kind)
