"""Who can be asked to do something: States, organs, offices, organizations, persons.

A name is taken as printed, without article and without words such as "all", "relevant" or
"interested": those say how many, not who.
"""

import re
from collections.abc import Iterator

from dedere.mandates.values import Actor, Span

_HEAD_WORDS = """
    academia Administrator Adviser agencies Agencies Agency agency Assembly associations
    authorities Authorities Authority Bank banks Board Boards Bodies bodies Body body
    Branch Bureau business businesses Centre Centres centres Chair Chairman Chairperson
    Chairs Chief Co-Chairs co-facilitators Commission commission Commissioner commissions
    Commissions Committee committee Committees committees communities community companies
    Conference Congress Consortium Coordinator Coordinators coordinators Council Councils
    countries country Court Courts courts delegations Department Departments depositary
    Depositary Director Director-General Directorate Directors Division donor donors
    economies educators enterprises entities entity Envoy Expert Experts experts
    facilitators Facility Force forums foundations Friends Front Fund Funds funds General
    Government Governments governments group Group groups Groups heads holders individuals
    industry institute Institute institutes Institutes institution Institution
    institutions Institutions Interpol judges lawyers leaders League legislators
    mechanisms media Mediator meetings members Members Mission missions Movement Network
    network networks observers office Office offices Offices Ombudsman Ombudspersons organ
    organisation organisations Organization organization Organizations organizations
    organs Panel parliamentarians parliaments participants Parties parties partners Party
    party people peoples persons platforms Power Powers practitioners President Presidents
    professionals Programme programmes Programmes Prosecutor prosecutors providers
    Rapporteur Rapporteurs rapporteurs regime Registrar Representative representative
    Representatives representatives régime régimes secretariat Secretariat secretariats
    Secretary-General sector sectors Service signatories society Staff stakeholder
    stakeholders State States team Team Teams teams Tribunal tribunals Union Unit
    universities
"""
HEADS = frozenset(_HEAD_WORDS.split())
"""Words with which the name of somebody who can act ends."""

_DETERMINERS = re.compile(
    r"(?:the|all|any|its|those|each|every|other|relevant|interested|competent|appropriate|both|"
    r"such|that|this|these|various|existing|a|an|concerned|respective|also|again|once\s+more|"
    r"once\s+again|further|in\s+particular|upon|on|to|especially|particularly|their|certain|"
    r"remaining|as\s+well\s+as|and|new|current|several|affected|requesting)\s+",
    re.IGNORECASE,
)
_NAME_LINKS = frozenset({"of", "on", "for", "against", "to", "in", "de", "with"})
_STOP_WORDS = """
    that which who whose in with at by as within through under from having not concerned
    when where while if unless upon including during without before after into over
    towards regarding via about between among responsible able willing compliant involved
    active mentioned referred listed described established set above below
"""
_STOPS = frozenset(_STOP_WORDS.split())
_PREPOSITION = re.compile(
    r"\s+(?:of|on|for|against|to|in|with|concerning|between|among|by|from|within)\s+"
)
_WITH_A_SUBJECT = frozenset({"Group", "Panel", "Rapporteur", "Committee", "Expert", "Commission"})
_WORD = re.compile(r"[\w’'‑-]+(?:\s?\([A-Z][^)]{0,40}\))?|[,;:]")
_SPLIT = re.compile(
    r",\s+as\s+well\s+as\s+|\s+as\s+well\s+as\s+|,\s+and\s+|,\s+|\s+and\s+|\s+or\s+"
)
_SUBJECTS = frozenset({"trafficking", "persons"})
_POWER = re.compile("(?:occupying|administering) Power")
_WHOLE = (
    "Bosnia and Herzegovina", "Trinidad and Tobago", "Antigua and Barbuda",
    "Saint Kitts and Nevis", "Sao Tome and Principe",
    "Great Britain and Northern Ireland", "Serbia and Montenegro",
)  # fmt: skip


def core(phrase: str) -> str:
    """Return the name in a phrase, without determiners and without what follows it.

    >>> core("all relevant entities of the United Nations system that have done so")
    'entities of the United Nations system'
    """
    words = _strip(phrase)
    kept: list[str] = []
    found = [m.group() for m in _WORD.finditer(words)]
    for index, word in enumerate(found):
        if word in _STOPS and not (word in _NAME_LINKS and _names(found, index)):
            break
        if word in _NAME_LINKS and kept and not _links(found, index):
            break
        if kept and _heads(kept[-1]) and re.fullmatch(r"[a-z]{3,}(?:ing|ed|ly)", word):
            break
        kept.append(word)
    said = " ".join(kept)
    said = re.sub(r"\s+([,;:])", r"\1", said).strip(" ,;:")
    return re.sub(r"(?:,\s*|\s+)(?:and|or)$", "", said).strip(" ,;:")


def _links(found: list[str], index: int) -> bool:
    """Say whether a linking word belongs to the name ("Working Group on the use of ...")."""
    following = found[index + 1] if index + 1 < len(found) else ""
    if found[index] == "of":
        return following not in {"their", "its", "his", "her"}
    if found[index] == "on" and found[index - 1] in _WITH_A_SUBJECT:
        return following not in {"behalf", "request", "their", "its"}
    return _names(found, index)


def _names(found: list[str], index: int) -> bool:
    """Say whether a linking word goes on with a name ("Office on Drugs and Crime")."""
    following = [w for w in found[index + 1 : index + 3] if w not in {"the", "all"}]
    return bool(following) and (following[0][:1].isupper() or following[0] in _SUBJECTS)


def _strip(phrase: str) -> str:
    words = " ".join(phrase.split()).strip(" ,;:")
    while True:
        found = _DETERMINERS.match(words)
        if found is None:
            return words
        words = words[found.end() :]


def _heads(word: str) -> bool:
    plain = word.split(" (")[0].rstrip("’'")
    if plain in HEADS or plain.endswith(("-General", "-designate")):
        return True
    return plain.isupper() and len(plain) > 3 and plain.isalpha()


def is_actor(name: str) -> bool:
    """Say whether a name can be the name of somebody who acts.

    >>> is_actor("United Nations Office on Drugs and Crime"), is_actor("provisional agenda")
    (True, False)
    """
    if not name:
        return False
    if name in {"United Nations", "United Nations system"}:
        return True
    head = _PREPOSITION.split(name)[0]
    last = [w for w in head.split() if not w.startswith("(")]
    if not last:
        return False
    if _heads(last[-1]) or (last[-1] == "parties" and "States" in last):
        return True
    whole = name.split()
    if name[:1].isupper() and _heads(whole[-1]) and whole[-1][:1].isupper():
        return not _NO_ACTORS.search(head)
    return _is_proper(head) and (head == name or head.split()[0] in _REALMS)


_REALMS = frozenset({"United", "Republic", "Kingdom", "Islamic", "State", "Federal"})
_NO_ACTORS = re.compile(
    r"Convention|Treaty|Protocol|Agreement|Agreements|Declaration|Strategy|Plan|Agenda|Charter|"
    r"Resolution|Covenant|Statute|Compact|Rules|Principles|Article|Pact|Decade|Day|Year|Summit|"
    r"Nations|Goals|Handbook|Guide|Law|Report|Framework|Track|Instrument|Register|Social|Crime|Ammunition|"
    r"Member|Headquarters|Parts|Components|There|This|Trafficking|Nothing"
)


def _is_proper(head: str) -> bool:
    """Say whether a phrase is made of names only, such as a country's."""
    words = head.split()
    names = all(w[:1].isupper() for w in words) and 1 <= len(words) <= 4
    return names and not _NO_ACTORS.search(head) and len(words[0]) > 2


def actors(phrase: str, start: int) -> tuple[Actor, ...]:
    """Return everybody a coordinated phrase names, with their places.

    Args:
        phrase: Words such as "Member States and the United Nations Office on Drugs and Crime".
        start: Where the phrase begins in its paragraph.
    """
    found: list[Actor] = []
    for first, end in _pieces(phrase):
        name = core(phrase[first:end])
        again = name in {a.name for a in found} or name.startswith("of ")
        if (
            is_actor(name)
            and not again
            and not (_POWER.fullmatch(name) and phrase[:first].endswith(", "))
        ):
            found.append(Actor(name=name, span=Span(start + first, start + end)))
    return tuple(found)


def _pieces(phrase: str) -> Iterator[tuple[int, int]]:
    """Split a phrase where both sides hold a whole name."""
    first = 0
    for cut in _SPLIT.finditer(phrase):
        if cut.start() < first or _inside_whole(phrase, cut):
            continue
        left, right = phrase[first : cut.start()], _until_next(phrase, cut.end())
        if is_actor(core(left)) and _starts_name(left, right, phrase[cut.end() :]):
            yield first, cut.start()
            first = cut.end()
    yield first, len(phrase)


def _inside_whole(phrase: str, cut: re.Match[str]) -> bool:
    for name in _WHOLE:
        at = phrase.find(name)
        while at >= 0:
            if at < cut.start() < at + len(name):
                return True
            at = phrase.find(name, at + 1)
    return False


def _until_next(phrase: str, start: int) -> str:
    following = _SPLIT.search(phrase, start)
    return phrase[start : following.start()] if following else phrase[start:]


def _starts_name(left: str, piece: str, rest: str) -> bool:
    """Say whether what follows a comma or "and" begins a name of its own."""
    name = core(piece)
    if is_actor(name):
        head = _PREPOSITION.split(name)[0]
        bare = _is_proper(head) and not _heads(head.split()[-1])
        begins = piece.strip().startswith(("the ", "all ", "other ", "its ", "those ")) or (
            _strip(piece) != " ".join(piece.split()).strip(" ,;:")
        )
        return not (bare and _is_open(left)) and (begins or not _has_more(left))
    # "intergovernmental, regional and subregional organizations": the noun comes later.
    words = core(rest).split()
    lower = bool(words) and words[0][:1].islower()
    return lower and any(is_actor(core(p)) for p in _SPLIT.split(rest)[:4]) and _plain(piece)


def _has_more(left: str) -> bool:
    """Say whether words follow the name on the left ("States concerned", "... with the")."""
    words = _strip(left)
    return len(words) - len(core(left)) > 3


def _is_open(left: str) -> bool:
    """Say whether a name on the left may go on behind "and" ("Office on Drugs and Crime")."""
    return re.search(r"\b(?:of|on|for|against)\b", core(left)) is not None


def _plain(piece: str) -> bool:
    return re.fullmatch(r"(?:[a-z-]+\s*){1,3}", piece.strip()) is not None and not re.match(
        r"(?:to|in|as|by|including|with|taking|within|inter)\b", piece.strip()
    )
