"""Addresses of the base pages."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from dedere_web.foundation import views

app_name = "foundation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("language/<slug:code>/", views.choose_language, name="language"),
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
    path("metrics", views.counts, name="metrics"),
]
