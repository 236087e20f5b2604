"""Addresses of histories."""

from django.urls import path

from dedere_web.trail import views

app_name = "trail"
urlpatterns = [
    path("<slug:name>/<str:key>/", views.history, name="history"),
    path("<slug:name>/<str:key>/<int:entry>/take-back/", views.take_back, name="take-back"),
]
