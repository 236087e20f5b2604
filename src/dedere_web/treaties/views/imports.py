"""Bringing a depositary's list in: upload, look at the difference, confirm."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dedere.errors import InvalidInputError
from dedere_web.foundation.language import say
from dedere_web.treaties import pending_lists, policies, selectors, services
from dedere_web.treaties.forms_import import ImportForm
from dedere_web.treaties.pages.imports import preview_page, result_page

P = ParamSpec("P")
PageView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def editors_only(view: PageView[P]) -> PageView[P]:
    """Send strangers to sign in; refuse people who may not import."""

    @never_cache
    @functools.wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not policies.may_import_lists(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Ask for a list, then show what is new in it. Nothing is written."""
    facts = selectors.current_facts()
    form = ImportForm(request.POST or None, request.FILES or None, facts=facts)
    if form.is_valid():
        offered = form.offered()
        try:
            preview = services.preview_list(offered)
        except InvalidInputError as error:
            form.add_error(None, say(error.phrase, facts))
        else:
            proof = pending_lists.keep(offered, owner=request.user)
            page = preview_page(preview, facts)
            context = {"page": page, "proof": proof, "facts_version": facts.version[:12]}
            return render(request, "treaties/import_preview.html", context)
    context = {
        "form": form,
        "batches": selectors.import_batches(),
        "facts_version": facts.version[:12],
    }
    status = 422 if form.is_bound else 200
    return render(request, "treaties/import.html", context, status=status)


@editors_only
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Import the list that was shown, all of it or nothing."""
    offered = pending_lists.kept(request.POST.get("proof", ""), owner=request.user)
    outcome = services.import_list(offered, by=request.user)
    if outcome.batch is None:
        return render(request, "treaties/import_nothing.html", {"instrument": offered.instrument})
    return redirect("treaties:import-result", batch=outcome.batch)


@editors_only
@require_safe
def result(request: HttpRequest, batch: int) -> HttpResponse:
    """Show what an import added."""
    found = selectors.import_batch(batch)
    if found is None:
        raise Http404
    facts = selectors.current_facts()
    context = {"page": result_page(found, facts), "facts_version": facts.version[:12]}
    return render(request, "treaties/import_result.html", context)
