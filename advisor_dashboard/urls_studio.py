"""The address of the one page in Studio."""

from __future__ import annotations

from django.urls import path

from .views.studio import studio

app_name = "clicnjob_studio"

urlpatterns = [path("", studio, name="studio")]
