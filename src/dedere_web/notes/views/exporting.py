"""Everything an organisation wrote, for its administrator to take along."""

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from dedere_web.accounts.selectors import organisations_of
from dedere_web.foundation import clock
from dedere_web.notes import policies
from dedere_web.notes.exports import export_notes
from dedere_web.notes.forms import ExportForm
from dedere_web.notes.views.opening import actor_of, allow, members_only, show
from dedere_web.treaties.selectors import current_facts


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """Say what the archive holds and that taking it is recorded; then give it."""
    actor = actor_of(request)
    bodies = policies.exports_of(actor)
    allow(may=bool(bodies))
    named = organisations_of(request.user).filter(pk__in=bodies).order_by("name")
    form = ExportForm(request.POST or None, owners=list(named.values_list("pk", "name")))
    if request.method == "POST" and form.is_valid():
        archive = export_notes(
            actor,
            organisation=form.owner(),
            facts=current_facts(),
            why=form.cleaned_data["why"],
        )
        name = f"notes-{clock.today().isoformat()}.zip"
        return FileResponse(
            archive, as_attachment=True, filename=name, content_type="application/zip"
        )
    status = 422 if request.method == "POST" else 200
    return show(request, "notes/export.html", status=status, form=form)
