"""Addresses of notes."""

from django.urls import path

from dedere_web.notes.views import drafts, editing, exporting, files, lists, reading, switching

app_name = "notes"
urlpatterns = [
    path("", lists.notes, name="notes"),
    path("new/", editing.new, name="new"),
    path("drafts/", drafts.save, name="draft-save"),
    path("drafts/<uuid:draft>/discard/", drafts.discard, name="draft-discard"),
    path("export/", exporting.export, name="export"),
    path("about/<slug:kind>/<path:key>/", lists.about, name="about"),
    path("<uuid:note>/", reading.note, name="note"),
    path("<uuid:note>/edit/", editing.edit, name="edit"),
    path("<uuid:note>/visibility/", switching.visibility, name="visibility"),
    path("<uuid:note>/withdraw/", switching.withdraw, name="withdraw"),
    path("<uuid:note>/bring-back/", switching.bring_back, name="bring-back"),
    path("<uuid:note>/files/", files.attach, name="attach"),
    path("<uuid:note>/files/<uuid:file>/", files.download, name="file"),
    path("<uuid:note>/files/<uuid:file>/remove/", files.detach, name="detach"),
]
