"""Addresses of the API and of the page that explains it."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.generic import RedirectView

from dedere_web.api import (
    acts,
    bulk,
    case_facts,
    cooperation,
    explorer,
    instruments,
    planning,
    standings,
    states,
    themes,
)
from dedere_web.api.reading import api

ROOMS = (instruments, themes, states, standings, cooperation, case_facts, planning, acts, bulk)
"""Importing a room adds its operations to the API."""

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", explorer.explorer, name="explorer"),
    path("ask/<slug:operation_id>/", explorer.ask, name="ask"),
    path("v1/", RedirectView.as_view(pattern_name="api:explorer"), name="root"),
    path("v1/openapi.json", explorer.document, name="openapi"),
    path("v1/", api.urls),
    path("v1/<path:address>", explorer.nothing_here, name="nothing-here"),
]
