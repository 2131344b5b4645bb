"""What is typed and shown at once: searches, forms with mistakes, notices; what programs send."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.http import urlencode

from advisor_dashboard.text import short_text

from .looking import Walk, look, send
from .world import COURSE, PLACE


def typed_on_pages(found: Walk) -> None:
    """What is typed and shown at once: searches, forms with mistakes, notices."""
    world, ids, words = found.world, found.world.ids, found.world.words
    offer, learner = [ids["offer"]], ids["learner"]

    def at(name: str, *args: Any, **query: Any) -> str:
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        return reverse(f"clicnjob:{name}", args=args) + asked

    typed = words("target.q", 200)
    odd = {
        name: words(f"target.{name}", 40)
        for name in ("km", "available_by", "licence", "language", "path", "cohort", "order")
    }
    skill_kept = short_text(world.text("cv.skills", 120))
    skill = {"skill": words("target.skill", 80)}
    for query in (
        {"q": typed, "means": "name", "means_for": typed, **skill},
        {"q": typed, "commune": words("target.commune", 120), **odd},
        {"q": "vendeur", "offer": ids["offer"], "pick": learner},
        {"q": skill_kept, "means": "skill", "commune": PLACE, "km": "30"},
    ):
        look(found, "target", "advisor", at("target", **query))
        look(found, "api_target", "advisor", at("api_target", **query))
    for query in (
        {"q": typed},
        {"q": "vendeur", "rome": words("target.rome", 40)},
        {"q": "vendeur", "pick": typed, "kept": typed, "draft": typed},
        {"q": "vendeur", "advert": ids["advert"], "pick": learner},
    ):
        look(found, "target", "advisor", at("target", **query), **{"HX-Request": "true"})
    form = {
        name: words(f"form.{name}", limit)
        for name, limit in (
            *(("title", 120), ("job", 120), ("employer", 120), ("commune", 120), ("hours", 120)),
            *(("description", 4000), ("contact", 255), ("contract", 40), ("places", 40)),
            *(("starts_on", 40), ("closes_on", 40), ("structure", 40)),
        )
    }
    file = f"{words('form.file', 100).replace('/', '')}.pdf"
    uploaded = SimpleUploadedFile(file, b"%PDF-1.7 %%EOF", "application/pdf")
    send(found, "offer_new", "advisor", at("offer_new"), {**form, "file": uploaded})
    send(found, "offer_edit", "advisor", at("offer_edit", *offer), {**form, "version": "1"})
    fresh = {"title": "x", "job": "Caissier", "contract": "permanent", "description": "x"}
    send(found, "offer_edit", "advisor", at("offer_edit", *offer), {**fresh, "version": "0"})
    look(found, "offer_new", "advisor", at("offer_new", q="vendeur", advert=ids["advert"]))
    for message in (words("form.propose", 2000), ""):
        url = at("propose", *offer, pick=ids["newcomer"])
        send(found, "propose", "advisor", url, {"message": message})
    sent = {"message": words("form.remind", 2000), "pick": ids["silent"], "token": "a" * 20}
    send(found, "remind", "advisor", at("remind", *offer), {**sent, "pick": ids["newcomer"]})
    send(found, "remind", "advisor", at("remind", *offer), sent)
    for page in ("propose", "confirm"):
        url = at(page, *offer, pick=ids["newcomer"], draft=ids["draft"])
        look(found, page, "advisor", url)
    for name in (words("form.list", 200), words("form.list_short", 60), ""):
        send(found, "lists", "advisor", at("lists"), {"pick": learner, "name": name, "list": ""})
        url = at("search_save", q=typed)
        send(found, "search_save", "advisor", url, {"name": name})
    look(found, "lists", "advisor", at("lists", pick=learner, q=typed))
    url = at("learner", learner)
    send(found, "learner", "advisor", url, {"note": words("form.note"), "version": "7"})
    names = {"names": words("form.names"), "place": words("form.place", 80)}
    send(found, "access_new", "advisor", at("access_new"), names)
    look(found, "access_new", "advisor", at("access_new", list=ids["access_list"]))
    taught = {"word": words("form.word", 80), "job": words("form.job_of_word", 80)}
    send(found, "words", "administrator", at("words"), taught)
    again = {**taught, "asked": taught["job"], "key": "ogr:11640"}
    send(found, "words", "administrator", at("words"), again)
    look(found, "words", "administrator", at("words", word=taught["word"]))
    send(found, "words", "administrator", at("words"), {"forget": taught["word"]})
    send(found, "advert", "advisor", at("advert"), {"text": words("form.advert")})
    send(found, "live_enter", "anonymous", at("live_enter"), {"code": words("form.code", 40)})
    url = at("live_phone", ids["code"])
    for who in ("anonymous", "learner"):
        send(found, "live_phone", who, url, {"name": words("form.guest", 40), "as": "guest"})
    look(found, "figures", "advisor", at("figures", structure=typed, weeks="12"))
    look(found, "my_offer_cv", "learner", at("my_offer_cv", ids["proposal"], page=ids["page"]))
    for name in ("answer", "show", "note"):
        send(found, "my_offer", "learner", at("my_offer", ids["proposal"]), {name: typed})
    answered = {"offer": "1", "answer": typed}
    send(found, "inbox", "learner", at("inbox", COURSE), answered)
    # No address holds the end of a line: what stands before the first one is asked for.
    odd = words("address.course", 40).strip().splitlines()[0]
    for page in ("inbox", "onward"):
        look(found, page, "learner", at(page, odd))
    send(found, "follow", "advisor", at("follow", *offer), {"learner": learner, "step": typed})
    look(found, "sheets", "advisor", at("sheets", course=COURSE))
    usage = world.usage("clicnjob_memo")
    look(found, "sheet_send", "advisor", at("sheet_send", course=COURSE, sheet=usage))
    send(found, "sheet_set", "advisor", at("sheet_set"), {"course": COURSE, "sheet": usage})
    look(found, "memo_pdf", "learner", at("memo_pdf", ids["memo"]))
    notes = {"learner": learner, "document": {"text": typed}, "version": 9}
    send(found, "memo_notes", "learner", at("memo_notes", ids["memo"]), notes, as_json=True)
    studio = reverse("clicnjob_studio:studio")
    look(found, "studio", "advisor", studio)
    send(found, "studio", "advisor", studio, {"course": typed})


def sent_by_programs(found: Walk) -> None:
    """What programs send, and what they are refused with."""
    ids, words = found.world.ids, found.world.words
    body = {
        name: words(f"rest.{name}", 120)
        for name in ("title", "description", "contract", "employer", "hours", "contact")
    }
    for method, page, args in (
        ("POST", "api_offers", []),
        ("PUT", "api_offer", [ids["offer"]]),
    ):
        url = reverse(f"clicnjob:{page}", args=args)
        for sent in (body, {**body, "contract": "permanent", "version": 1}, {"title": ["x"]}):
            send(found, page, "advisor", url, sent, method=method, as_json=True)
    for page in ("api_proposals", "api_proposal_preview"):
        url = reverse(f"clicnjob:{page}", args=[ids["offer"]])
        chosen = {"learner_ids": [ids["learner"]], "confirmed": 1}
        for sent in (
            {**chosen, "message": words("rest.message", 2000), "token": words("rest.token", 64)},
            {**chosen, "message": words("rest.message", 2000), "token": "a" * 20, "confirmed": 9},
        ):
            send(found, page, "advisor", url, sent, as_json=True)
    url = reverse("clicnjob:api_offers")
    send(found, "api_offers", "advisor", url, b"{xq", content_type="application/json")
