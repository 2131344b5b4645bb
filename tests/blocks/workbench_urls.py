"""The addresses that the workbench's runtime reverses, without the workbench's views."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path


def _nothing(request, **kwargs):
    return HttpResponse()


urlpatterns = [
    path("resource/<block_type>/<path:resource>", _nothing, name="package_resource"),
    path("handler/<usage_id>/<handler_slug>/", _nothing, name="handler"),
]
