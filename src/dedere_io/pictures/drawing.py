"""A drawing: what every picture function returns, and the plane it is laid out on."""

from dataclasses import dataclass

from dedere_io.pictures.lettering import Setting, lettered
from dedere_io.pictures.markup import NOTHING, Markup, element, number

Anchor = str
"""Where a text is held: ``start``, ``middle`` or ``end`` of the reading direction."""

_MIRRORED = {"start": "end", "middle": "middle", "end": "start"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What is read aloud in the place of a picture: its title, and one or two sentences."""

    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where things stand, measured from the side on which reading starts."""

    width: float
    rtl: bool = False

    def x(self, distance: float) -> float:
        """Return the coordinate of a point."""
        return self.width - distance if self.rtl else distance

    def left(self, distance: float, width: float) -> float:
        """Return the left edge of a box that begins at a distance."""
        return self.width - distance - width if self.rtl else distance

    def anchor(self, anchor: Anchor) -> str:
        """Return the anchor of a text, for an attribute; pictures are set from left to right."""
        return _MIRRORED[anchor] if self.rtl else anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture, ready to stand in a page (:meth:`svg`) or alone (``standalone``).

    A template may print it as it is: :meth:`__html__` says that it is markup.
    """

    kind: str
    """What it shows, as a class of its root: ``map``, ``timeline``, ``curve``, ``matrix``."""
    setting: Setting
    caption: Caption
    width: float
    height: float
    body: Markup
    defs: Markup = NOTHING

    @property
    def is_linked(self) -> bool:
        """Say whether something in the drawing can be followed."""
        return "<a " in self.body

    def svg(self) -> Markup:
        """Return the picture for a page, whose style sheet colours it.

        A picture without links is one image.  One with links is a group, because nothing inside
        an image can be reached by a screen reader.
        """
        return root(self, self.defs, self.body)

    def __html__(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.svg()


def root(drawing: Drawing, *content: Markup) -> Markup:
    """Return the ``svg`` element of a drawing around its content."""
    setting, caption = drawing.setting, drawing.caption
    titles = [element("title", caption.title, id=setting.id("title"))]
    named = {"aria-labelledby": setting.id("title")}
    if caption.about:
        titles.append(element("desc", caption.about, id=setting.id("desc")))
        named["aria-describedby"] = setting.id("desc")
    return element(
        "svg",
        *titles,
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
        width=drawing.width,
        height=drawing.height,
        class_=f"picture picture-{drawing.kind}",
        role="group" if drawing.is_linked else "img",
        direction="ltr",
        lang=setting.language,
        **named,
    )


def words(
    plane: Plane,
    content: str,
    distance: float,
    y: float,
    *,
    anchor: Anchor = "start",
    **attributes: str | float | None,
) -> Markup:
    """Return a line of text that is held at a distance from the side where reading starts."""
    return element(
        "text",
        lettered(content, rtl=plane.rtl),
        x=plane.x(distance),
        y=y,
        text_anchor=plane.anchor(anchor),
        **attributes,
    )
