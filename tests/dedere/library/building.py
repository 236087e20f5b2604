"""Small legal texts for the tests of the library."""

from dedere.library.structure import LegalText, Level, Provision


def section(number: str, text: str = "", *children: Provision, heading: str = "") -> Provision:
    """Return a section; its children are labelled under it."""
    return Provision(
        level=Level.SECTION,
        number=number,
        label=number,
        heading=heading,
        text=text,
        children=children,
    )


def item(label: str, text: str, *children: Provision, level: Level = Level.PARAGRAPH) -> Provision:
    """Return an item, its number the last bracket of its label."""
    number = label.rsplit("(", 1)[-1].rstrip(")")
    return Provision(level=level, number=number, label=label, text=text, children=children)


def text(*provisions: Provision) -> LegalText:
    """Return a text in English."""
    return LegalText(title="Invented Act", language="en", provisions=provisions)


ACT = text(
    section(
        "7",
        "",
        item(
            "7(1)",
            "No person may keep a thing",
            item("7(1)(a)", "at home"),
            item("7(1)(b)", "elsewhere"),
            level=Level.SUBSECTION,
        ),
        item("7(2)", "Children may.", level=Level.SUBSECTION),
        Provision(level=Level.PROVISO, number="", label="7 proviso", text="Provided that"),
        Provision(
            level=Level.DEFINITION,
            number="",
            label="7 odd thing",
            text="odd thing means",
            children=(item("7 odd thing (a)", "a thing"),),
        ),
    ),
    section("260ter", "", item("260ter(1)", "Whoever")),
    section(
        "9",
        "The following is inserted:",
        Provision(
            level=Level.SECTION,
            number="2A",
            label="9 [new 2A]",
            quoted=True,
            children=(item("9 [new 2A(1)]", "New words."),),
        ),
    ),
    Provision(level=Level.SCHEDULE, number="I", label="Schedule I", text="Things"),
)
