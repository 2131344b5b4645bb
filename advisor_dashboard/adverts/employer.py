"""The employer, where the advert says it plainly."""

from __future__ import annotations

import re

from .readings import ReadText
from .words import AdvertText, word_set

LONGEST = 120
_LABEL = re.compile(
    r"^[^\w\n]{0,4}(?:entreprise|employeur|societe|etablissement|enseigne|structure|association)"
    r" ?: ?(?=\S)",
    re.MULTILINE,
)
_RECRUITS = re.compile(r" (?:recrute|recherche|cherche|embauche)(?![a-z])")
_NOBODY = word_set(
    """
    nous on je il elle famille particulier particuliers client notre nos qui entreprise
    societe cabinet agence urgent offre restaurant hotel salon garage magasin de un une des
    et pour avec saison profil poste emploi ville station
    """
)
_PRONOUNS = word_set("nous on je il elle qui pour un une des notre nos urgent et")
_LEADING = re.compile(
    r"(?:l'|la |le |les )?(?:entreprise|societe|association|groupe|magasin) ", re.I
)
_END = re.compile(r"[(,.;|]| - | situe| base")
_MOST_WORDS = 7


def read_employer(advert: AdvertText) -> ReadText | None:
    """Who recruits: what stands behind "Entreprise :" or before "recrute"."""
    label = _LABEL.search(advert.flat)
    if label:
        return _read(advert, label.end(), advert.line_of(label.end()).end)
    for match in _RECRUITS.finditer(advert.flat):
        if advert.text[match.end() - 1] in "éÉ":
            continue
        begin, _end = advert.sentence(match.start())
        start = (
            begin
            + len(advert.flat[begin : match.start()])
            - len(advert.flat[begin : match.start()].lstrip(" -·*"))
        )
        if advert.before(match.start(), 1)[0].plain in _PRONOUNS:
            continue
        read = _read(advert, start, match.start())
        if read is not None and _is_name(advert, read):
            return read
    return None


def _read(advert: AdvertText, start: int, end: int) -> ReadText | None:
    leading = _LEADING.match(advert.flat, start, end)
    start = leading.end() if leading else start
    stop = _END.search(advert.flat, start, end)
    end = stop.start() if stop else end
    said = advert.said(start, end)
    if not said or len(said) > LONGEST:
        return None
    return ReadText(said, start, end, said)


def _is_name(advert: AdvertText, read: ReadText) -> bool:
    words = advert.between(read.start, read.end)
    if not 0 < len(words) <= _MOST_WORDS or not advert.text[read.start].isupper():
        return False
    if any(sign in read.value for sign in "+:/@") or words[0].plain == "cv":
        return False
    return words[0].plain not in (_NOBODY if len(words) == 1 else _PRONOUNS)
