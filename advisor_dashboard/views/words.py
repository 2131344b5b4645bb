"""Words that found nobody, for who runs the platform, and words of the institution's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..api import occupations, own_vocabulary
from ..api.errors import Conflict, Invalid, NotFound
from .pages import asking, page, show

_MOST_JOBS = 8
_LONGEST = 200


@page("GET", "HEAD", "POST")
def words(request: HttpRequest) -> HttpResponse:
    """Both lists, and a form to teach a word. Posted: taught, or taken away."""
    if request.method == "POST":
        return _change(request)
    return _show(request, word=request.GET.get("word", "")[:_LONGEST])


def _show(request: HttpRequest, *, word: str, job: str = "", wrong: str = "") -> HttpResponse:
    context = {
        "unknown": own_vocabulary.unknown_words(asking(request)),
        "waiting": own_vocabulary.waiting_words(asking(request)),
        "taught": own_vocabulary.taught_words(asking(request)),
        "word": word,
        "job": job,
        "choices": occupations.suggest_appellations(job, limit=_MOST_JOBS) if job else [],
        "wrong": wrong,
    }
    return show(request, "words.html", context, status=400 if wrong else 200)


def _change(request: HttpRequest) -> HttpResponse:
    if "forget" in request.POST:
        try:
            own_vocabulary.unteach(asking(request), request.POST["forget"][:_LONGEST])
        except (Conflict, NotFound) as refusal:
            messages.warning(request, str(refusal), fail_silently=True)
        return redirect("clicnjob:words")
    word = request.POST.get("word", "")[:_LONGEST]
    job = request.POST.get("job", "")[:_LONGEST]
    key = request.POST.get("key", "")[:_LONGEST]
    if not key or request.POST.get("asked", job) != job:
        # Another job was written: first the list to choose from.
        found = occupations.suggest_appellations(job, limit=_MOST_JOBS) if job else []
        wrong = "" if found else _("We do not know this job. Try a simpler word.")
        return _show(request, word=word, job=job, wrong=wrong)
    try:
        taught = own_vocabulary.teach(asking(request), word, key)
    except (Conflict, Invalid) as refusal:
        return _show(request, word=word, job=job, wrong=str(refusal))
    said = _("From now on “%(words)s” finds: %(job)s (%(rome)s).")
    values = {"words": taught.words, "job": taught.job, "rome": taught.rome}
    messages.success(request, said % values, fail_silently=True)
    return redirect("clicnjob:words")
