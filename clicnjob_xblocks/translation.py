"""The sentences of a block in the language of the page."""

from __future__ import annotations

import gettext as gnu
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language, to_locale

#: Where the platform, too, looks for a block's bundled catalogue.
DOMAIN, FOLDER = "text", "translations"
SHARED = "clicnjob_xblocks"


def translator(package: str, service: object | None) -> Callable[[str], str]:
    """A ``gettext`` for a block of ``package``.

    The host's i18n service comes first: it knows the translations that an operator has
    pulled. What it leaves untranslated is looked for in the package's own catalogue, then
    in the shared one.
    """
    locale = to_locale(get_language() or "en")
    catalogues = tuple(_catalogue(name, locale) for name in dict.fromkeys((package, SHARED)))
    of_the_host = getattr(service, "gettext", None)

    def gettext(text: str) -> str:
        if not text:
            return ""
        translated = of_the_host(text) if of_the_host else text
        for catalogue in catalogues:
            if translated != text:
                break
            translated = catalogue.gettext(text)
        return translated

    return gettext


@cache
def _catalogue(package: str, locale: str) -> gnu.NullTranslations:
    folder = str(files(package).joinpath(FOLDER))
    # "fr_CA" is served by "fr".
    names = [locale, locale.partition("_")[0]]
    return gnu.translation(DOMAIN, folder, languages=names, fallback=True)
