"""Write the style sheets that pages share with pictures: `pictures.css` and `glyphs.css`.

The shapes of the five states and the colours of pictures are drawn once, in `dedere_io.pictures`.
Pages take them from there as static files, so that a square in a table and a square in a drawing
are the same. Run it after either changes; a test compares.

    python tools/page_styles.py
"""

from pathlib import Path
from urllib.parse import quote

from dedere_io.pictures.glyphs import GLYPHS, SIZE, conflict_shape, shape
from dedere_io.pictures.markup import Markup
from dedere_io.pictures.themes import PAGE, stylesheet

FOLDER = Path(__file__).resolve().parents[1] / "src/dedere_web/foundation/static/dedere"


def pictures_css() -> str:
    """Return the rules of pictures, filled with the variables of the pages' design."""
    written_by = "/* Written by tools/page_styles.py from dedere_io.pictures.themes. */"
    return f"{written_by}\n\n{stylesheet(PAGE)}"


def glyphs_css() -> str:
    """Return the shapes of the five states, as masks that are filled with ink."""
    rules = [
        f"{_selector(glyph.css)}::before {{ --shape: {_mask(shape(glyph))}; }}" for glyph in GLYPHS
    ]
    conflict = (
        f".conflict::after, .conflict-mark::before {{ --shape: {_mask(conflict_shape())}; }}"
    )
    lines = [
        "/* Written by tools/page_styles.py from dedere_io.pictures.glyphs. */",
        "",
        *rules,
        conflict,
    ]
    return "\n".join(lines) + "\n"


def _selector(classes: str) -> str:
    return "." + classes.replace(" ", ".")


def _mask(drawn: Markup) -> str:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{drawn}</svg>'
    return f'url("data:image/svg+xml,{quote(picture, safe=" =:/")}")'


def main() -> None:
    """Write both files."""
    (FOLDER / "pictures.css").write_text(pictures_css(), encoding="utf-8")
    (FOLDER / "glyphs.css").write_text(glyphs_css(), encoding="utf-8")


if __name__ == "__main__":
    main()
