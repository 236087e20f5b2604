"""Addresses of the treaty pages."""

from django.urls import path

from dedere_web.treaties.views import (
    acts,
    changes,
    compare,
    home,
    imports,
    instruments,
    matrix,
    pictures,
    search,
    sources,
    standing,
    states,
    themes,
)

app_name = "treaties"
urlpatterns = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("treaties/", home.rooms, name="rooms"),
    path("treaties/matrix/", matrix.matrix, name="matrix"),
    path("treaties/instruments/", instruments.instruments, name="instruments"),
    path("treaties/instruments/<slug:code>/", instruments.instrument, name="instrument"),
    path("treaties/states/", states.states, name="states"),
    path("treaties/states/<str:code>/", states.state, name="state"),
    path("treaties/standing/<str:state>/<slug:instrument>/", standing.standing, name="standing"),
    path("treaties/themes/", themes.themes, name="themes"),
    path("treaties/themes/<slug:code>/", themes.theme, name="theme"),
    path("treaties/compare/", compare.compare, name="compare"),
    path("treaties/changes/", changes.changes, name="changes"),
    path("treaties/changes.atom", changes.atom, name="changes-atom"),
    path("treaties/changes.json", changes.json, name="changes-json"),
    path("treaties/acts/", acts.acts, name="acts"),
    path("treaties/sources/", sources.sources, name="sources"),
    path("treaties/sources/<str:id>/", sources.source, name="source"),
    path("treaties/pictures/<slug:kind>.<slug:ext>", pictures.picture, name="picture"),
    # Bringing a depositary's list in: signed-in editors only.
    path("treaties/import/", imports.offer, name="import"),
    path("treaties/import/confirm/", imports.confirm, name="import-confirm"),
    path("treaties/import/<int:batch>/", imports.result, name="import-result"),
]
