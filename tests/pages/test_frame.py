"""What stands around every page: who is there, and the way out that the host offers."""

from __future__ import annotations

from django.urls import include, path, reverse

urlpatterns = [path("clicnjob/", include("advisor_dashboard.urls"))]


def test_the_way_out_is_the_host_s(browse):
    text = browse().get(reverse("clicnjob:home")).content.decode()

    assert f'<form method="post" action="{reverse("logout")}">' in text


def test_a_host_without_a_way_out_shows_none(browse, settings):
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if not each.startswith("demo.")]

    page = browse().get("/clicnjob/")

    assert page.status_code == 200
    assert "Se déconnecter" not in page.content.decode()
