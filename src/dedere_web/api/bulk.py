"""Everything at once: one archive for each version of the facts, with its hash."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from ninja import P, PathEx, Query

from dedere_web.api import schemas
from dedere_web.api.answering import json_answer
from dedere_web.api.archive import Archive, Archives, changed_at
from dedere_web.api.filters import Filters
from dedere_web.api.reading import api, operation
from dedere_web.treaties.selectors import current_facts

TAG = "Bulk"


def archives() -> Archives:
    """Return the archives of this deployment."""
    return Archives(Path(settings.DEDERE_HOME) / "bulk")


@operation("/bulk/", schemas.BulkFiles, tag=TAG)
def list_bulk_files(request: HttpRequest, filters: Query[Filters]) -> HttpResponse:  # noqa: ARG001 - checks the parameters
    """List the archives of all facts, each with its size and hash."""
    facts = current_facts()
    archives().of(facts)
    rows = [_answer(archive) for archive in archives().all()]
    return json_answer({"facts": facts.version, "items": rows}, facts)


@api.get(
    "/bulk/facts-{version}.zip",
    response={200: bytes, 404: schemas.Problem, 405: schemas.Problem, 500: schemas.Problem},
    tags=[TAG],
    operation_id="get_bulk_file",
    summary="Return all facts of one version.",
    description="A ZIP archive of CSV and JSON; the same facts always give the same bytes.",
)
def get_bulk_file(
    request: HttpRequest,
    version: PathEx[str, P(description="Hash of the facts, as in the list of archives.")],
) -> HttpResponse:
    """Return all facts of one version.

    Raises:
        Http404: The archive of this version is not kept.
    """
    facts = current_facts()
    found = archives().of(facts) if version == facts.version else archives().find(version)
    if found is None:
        raise Http404
    etag, changed = f'"{found.sha256}"', int(changed_at(found).timestamp())
    kept = get_conditional_response(request, etag=etag, last_modified=changed)
    response = kept or HttpResponse(found.file.read_bytes(), content_type="application/zip")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response.headers["Dedere-Facts"] = found.version
    return response


def _answer(archive: Archive) -> dict[str, object]:
    return {
        "name": archive.name,
        "version": archive.version,
        "bytes": archive.size,
        "sha256": archive.sha256,
        "address": reverse("api:v1:get_bulk_file", args=[archive.version]),
    }
