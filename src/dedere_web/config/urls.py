"""Every address of the platform."""

from django.urls import include, path

urlpatterns = [
    path("", include("dedere_web.foundation.urls")),
    path("", include("dedere_web.accounts.urls")),
    path("account/", include("dedere_web.accounts.urls_library")),
    path("operations/", include("dedere_web.jobs.urls")),
    path("api/", include("dedere_web.api.urls")),
    path("cooperation/", include("dedere_web.cooperation.urls")),
    path("notes/", include("dedere_web.notes.urls")),
    path("assessments/", include("dedere_web.obligations.urls")),
    path("history/", include("dedere_web.trail.urls")),
    path("", include("dedere_web.treaties.urls")),
]

handler400 = "dedere_web.foundation.problems.bad_request"
handler403 = "dedere_web.foundation.problems.permission_denied"
handler404 = "dedere_web.foundation.problems.page_not_found"
handler500 = "dedere_web.foundation.problems.server_error"
