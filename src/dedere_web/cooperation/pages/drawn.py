"""What the pictures of this room have in common: where their files are."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from dedere_io.pictures.glyphs import SIZE, Glyph, shape
from dedere_io.pictures.markup import element
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import trusted
from dedere_web.treaties.pages.labels import FORMATS

EXTENSIONS = ("svg", "png", "csv")


def picture_downloads(desk: Desk, kind: str, **chosen: str) -> tuple[tuple[str, str], ...]:
    """Return names and addresses of the files of a picture."""
    parameters = {key: value for key, value in chosen.items() if value}
    query = urlencode(parameters | desk.as_of.parameters)
    return tuple(
        (str(FORMATS[ext]), f"{reverse('cooperation:picture', args=[kind, ext])}?{query}")
        for ext in EXTENSIONS
    )


def glyph_sample(glyph: Glyph) -> SafeString:
    """Return a sample of a legend as a small picture that is passed over when read aloud."""
    sample = element(
        "svg",
        shape(glyph),
        viewBox=f"0 0 {SIZE} {SIZE}",
        width=SIZE,
        height=SIZE,
        class_="picture",
        aria_hidden="true",
    )
    return trusted(sample)
