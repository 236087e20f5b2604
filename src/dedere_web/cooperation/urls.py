"""Addresses of the pages of cooperation."""

from django.urls import path

from dedere_web.cooperation.views import finder, pair, pictures, rooms

app_name = "cooperation"
urlpatterns = [
    path("", rooms.rooms, name="rooms"),
    path("basis/", finder.finder, name="finder"),
    path("basis/note.docx", finder.note, name="note"),
    path("pair/", pair.choose, name="pair-choice"),
    path("pair/<str:one>/<str:other>/", pair.pair, name="pair"),
    path("pictures/<slug:kind>.<slug:ext>", pictures.picture, name="picture"),
]
