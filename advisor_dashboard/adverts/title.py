"""A title for the offer: the line that announces the job, or the job's own name."""

from __future__ import annotations

import re

from advisor_dashboard.vocabulary.job_names import short_job

from .announced import HF
from .readings import ReadJob, ReadText
from .words import AdvertText

LONGEST = 120
_MOST_WORDS = 14
_LABEL = re.compile(
    r"[^a-z0-9\n]{0,8}(?:intitule[^:\n]{0,20}|poste[^:\n]{0,12}|offre d[^:\n]{0,16}|metier|fonction"
    r"|emploi) ?[:-] "
)
_VERB = re.compile(r"\b(?:recherch\w{1,4}|recrut\w{1,4}|cherch\w{1,4}|embauch\w{1,4}|nous|vous)\b")
_EDGE = re.compile(r"^[^\w([]{1,20}|[\s:*–—-]{1,20}$")
_LEADING = re.compile(r"^(?:\d{1,3}|[Dd]es|DES|[Uu]ne?|UNE?|un\(e\)) ")


def read_title(advert: AdvertText, job: ReadJob | None) -> ReadText | None:
    """The words that announce the job, where they make a title; else the name of the job."""
    if job is None:
        return None
    line = advert.line_of(job.start)
    label = _LABEL.match(advert.flat, line.start, line.end)
    start = label.end() if label else line.start
    said = advert.said(start, line.end)
    short = len(said) <= LONGEST and len(advert.between(start, line.end)) <= _MOST_WORDS
    if short and not _VERB.search(advert.flat, start, line.end):
        return ReadText(said, start, line.end, _calm(_LEADING.sub("", _EDGE.sub("", said))))
    sign = HF.search(advert.flat, job.end, min(line.end, job.end + 6))
    end = sign.end() if sign else job.end
    return ReadText(advert.said(job.start, end), job.start, end, short_job(job.label)[:LONGEST])


def _calm(title: str) -> str:
    """A title in capitals, said calmly."""
    letters = [sign for sign in title if sign.isalpha()]
    if len(letters) > 5 and sum(map(str.isupper, letters)) > len(letters) * 0.8:
        low = title.lower()
        return re.sub(r"\b(h/f|f/h)\b", lambda found: found[0].upper(), low[:1].upper() + low[1:])
    return title[:1].upper() + title[1:]
