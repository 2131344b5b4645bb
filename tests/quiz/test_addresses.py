"""Addresses of a course's files, led to where a host serves them."""

from __future__ import annotations

import pytest

from quiz_xblock.addresses import Replace, in_document, with_addresses


def to(place: str) -> Replace:
    return lambda text: text.replace('"/static/', f'"{place}')


#: As the platform serves a file: by its course, by what is in it, from a host of its own.
PLACES = {
    "/asset-v1:a+b+c+type@asset+block/": "/asset-v1:a+b+c+type@asset+block/",
    "/assets/courseware/v1/5f/": "/assets/courseware/v1/5f/",
    "//files.example/": "https://files.example/",
}


@pytest.mark.parametrize(("place", "led"), PLACES.items())
def test_pictures_and_links_lead_to_where_the_host_serves_them(place: str, led: str) -> None:
    written = {
        "picture": {"url": "/static/a.png"},
        "text": "Lis [ceci](/static/b.pdf), puis /static/.",
    }
    assert in_document(written, to(place)) == {
        "picture": {"url": f"{led}a.png"},
        "text": f"Lis [ceci]({led}b.pdf), puis /static/.",
    }
    shown = ["/static/a.png", '<a href="/static/b.pdf">ceci</a>', 3, None]
    assert with_addresses(shown, to(place)) == [
        f"{led}a.png",
        f'<a href="{place}b.pdf">ceci</a>',
        3,
        None,
    ]


def test_where_the_host_serves_none_nothing_changes() -> None:
    assert with_addresses({"url": "/static/a.png"}, None) == {"url": "/static/a.png"}
    assert in_document({"url": "/static/a.png"}, None) == {"url": "/static/a.png"}
