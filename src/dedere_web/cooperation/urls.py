"""Addresses of the pages of cooperation."""

from django.urls import path

from dedere_web.cooperation.views import (
    catalogue,
    facts,
    finder,
    pair,
    pictures,
    planning,
    practice,
    rooms,
)

app_name = "cooperation"
urlpatterns = [
    path("", rooms.rooms, name="rooms"),
    path("basis/", finder.finder, name="finder"),
    path("basis/note.docx", finder.note, name="note"),
    path("pair/", pair.choose, name="pair-choice"),
    path("pair/<str:one>/<str:other>/", pair.pair, name="pair"),
    path("offences/", facts.offences, name="offences"),
    path("offences/catalogue/", catalogue.catalogue, name="catalogue"),
    path("offences/catalogue/<path:offence>/", catalogue.offence, name="offence"),
    path("jurisdiction/", facts.jurisdiction, name="jurisdiction"),
    path("coverage/", planning.coverage, name="coverage"),
    path("planner/", planning.planner, name="planner"),
    path("practice/", practice.practice, name="practice"),
    # Recording a practice: signed-in editors only.
    path("practice/record/", practice.record, name="practice-record"),
    path("pictures/<slug:kind>.<slug:ext>", pictures.picture, name="picture"),
]
