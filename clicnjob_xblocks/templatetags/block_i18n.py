"""``{% trans %}`` by the block's own catalogue.

The tag of ``xblock.utils`` merges each block's catalogue into Django's global one for every
string of a page. This one asks the block's translator and touches nothing global.
"""

from __future__ import annotations

from django.template import Context, Library

register = Library()


@register.simple_tag(name="trans", takes_context=True)
def translate(context: Context, text: str, **values: object) -> str:
    """``text`` in the person's language, with ``{name}`` filled in from ``values``.

    What comes back is escaped like any other variable.
    """
    translated = context["gettext"](text)
    return translated.format(**values) if values else translated
