"""Small laws of no State, written for these tests."""

from dedere.library import LegalText, Level, Provision


def part(number: str, label: str, text: str = "", *children: Provision) -> Provision:
    """Return a division under a section."""
    return Provision(
        level=Level.PARAGRAPH, number=number, label=label, text=text, children=children
    )


def section(number: str, heading: str, text: str = "", *children: Provision) -> Provision:
    """Return a section."""
    return Provision(
        level=Level.SECTION,
        number=number,
        label=number,
        heading=heading,
        text=text,
        children=children,
    )


def schedule(heading: str, text: str) -> Provision:
    """Return a schedule without sections."""
    return Provision(level=Level.SCHEDULE, number="", label="Schedule", heading=heading, text=text)


def law(title: str, *provisions: Provision, language: str = "en", preface: str = "") -> LegalText:
    """Return a law."""
    return LegalText(title=title, language=language, provisions=provisions, preface=preface)


HOSTAGES = law(
    "Taking of Hostages Act",
    section("1", "Short title", "This Act may be cited as the Taking of Hostages Act."),
    section(
        "2",
        "Interpretation",
        "In this Act, the Convention means the International Convention against the Taking of "
        "Hostages.",
    ),
    section(
        "3",
        "Hostage-taking",
        "",
        part(
            "1",
            "3(1)",
            "Whoever seizes or detains another person and threatens to kill or injure that person "
            "in order to compel a State to do or abstain from doing any act is guilty of "
            "hostage-taking and liable to imprisonment for life.",
        ),
        part("2", "3(2)", "Whoever attempts to commit hostage-taking is liable likewise."),
    ),
    section(
        "4",
        "Jurisdiction of the courts",
        "The courts have jurisdiction over hostage-taking committed outside Utopia where",
        part("a", "4(a)", "it is committed by a citizen of Utopia;"),
        part("b", "4(b)", "the hostage is a citizen of Utopia, being the victim;"),
        part("c", "4(c)", "the person is present in Utopia after the act."),
    ),
    section(
        "5",
        "Persons in custody",
        "A foreigner who is arrested may communicate with the nearest appropriate representative "
        "of the State of his nationality and be visited by that representative.",
    ),
    section(
        "6",
        "No political offence",
        "Hostage-taking is not an offence of a political character for the purposes of "
        "extradition.",
    ),
    section("7", "Regulations", "The Minister may make regulations about forms and fees."),
)
