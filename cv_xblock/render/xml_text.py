"""What XML 1.0 can carry of a text."""

from __future__ import annotations

import re

#: Everything outside of XML's ``Char``.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r]+")


def xml_line(text: str) -> str:
    """``text`` as one line without what breaks an XML file; of a CV's text nothing is taken."""
    return _BREAKS.sub(" ", _FORBIDDEN.sub("", text))
