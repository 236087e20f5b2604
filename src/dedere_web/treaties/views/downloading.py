"""Hands a table or a picture out as a file."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from dedere_io.pictures.png import to_png
from dedere_io.pictures.standalone import standalone
from dedere_io.tables import Table, to_csv, to_json, to_xlsx
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.downloads import picture_table
from dedere_web.treaties.pages.drawn import Picture

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TABLES: dict[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, _XLSX),
    "json": (to_json, "application/json"),
}
"""How each format is written, and what it is called on the way."""


def download(table: Table, wanted: str, desk: Desk, *, name: str = "treaties") -> HttpResponse:
    """Return a table as a file whose name says day and facts."""
    if wanted not in TABLES:
        raise Http404(_("There is no such format: choose CSV, Excel or JSON."))
    write, content_type = TABLES[wanted]
    return _file(write(table), content_type, f"{_stem(desk, name)}.{wanted}")


def picture_file(picture: Picture, wanted: str, desk: Desk) -> HttpResponse:
    """Return a picture, or its numbers, as a file."""
    name = f"{_stem(desk, picture.drawing.kind)}.{wanted}"
    match wanted:
        case "svg":
            drawn = standalone(picture.drawing, sheet=picture.sheet).encode()
            return _file(drawn, "image/svg+xml; charset=utf-8", name)
        case "png":
            return _file(to_png(picture.drawing, sheet=picture.sheet), "image/png", name)
        case "csv":
            return download(picture_table(desk, picture), "csv", desk, name=picture.drawing.kind)
        case _:
            raise Http404(_("There is no such format: choose SVG, PNG or CSV."))


def _stem(desk: Desk, name: str) -> str:
    return f"dedere-{name}-{desk.on.isoformat()}-{desk.facts.version[:8]}"


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition}
    )
