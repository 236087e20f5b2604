"""Addresses of the operator's pages."""

from django.urls import path

from dedere_web.jobs import views

app_name = "operations"
urlpatterns = [
    path("mail/", views.messages, name="mail"),
    path("mail/<slug:name>/", views.message, name="message"),
]
