"""What a learner's page calls: a draft to keep, a try to judge, who may read, another time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xblock.completable import CompletableXBlockMixin

from advisor_dashboard.text import long_text, short_text

from ...handling import (
    Download,
    RefusedError,
    download_for_oneself,
    for_oneself,
    odd_request,
)
from .. import judging, keeping, naming, presenting
from ..criteria.passwords import NewPassword
from ..keeping import Draft, Kept, State
from ..mails import OTHER, TRUE
from ..missions import AddressMission, Mission, PasswordMission, SortMission, WrittenMission
from ..presenting import Learner
from .kept import KeptFields

_SUBMISSION = re.compile(r"[A-Za-z0-9-]{8,64}")
_LINE, _TEXT, _PASSWORD, _MOST_FILES = 300, 6000, 200, 12
_PDF = "application/pdf"


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


class LearnerHandlers(CompletableXBlockMixin, KeptFields):
    """All of it works on the state of who asks, and judges on the server alone."""

    @for_oneself
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """All missions as they stand for this learner now."""
        return {"missions": self.presented(self.kept)}

    @for_oneself
    def keep_draft(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Keep what is being written. Nothing is judged."""
        mission, state = self._mission(data), self.kept
        kept = replace(state.of(mission.id), draft=self._draft(mission, data.get("draft")))
        self.store(state.having(mission.id, kept), keeping.DRAFTS)
        return {"kept": True}

    @for_oneself
    def submit(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """A try of a mission: ``answer`` is what its kind asks for.

        ``submission`` is the page's own id of it: sent twice, it counts once and is answered
        the same.
        """
        mission, state = self._mission(data), self.kept
        submission, answer = data.get("submission"), data.get("answer")
        if not isinstance(submission, str) or not _SUBMISSION.fullmatch(submission):
            raise odd_request(self.gettext)
        if not isinstance(answer, dict):
            raise odd_request(self.gettext)
        before, learner = state.of(mission.id), self.learner
        kept, more = self._judged(mission, before, answer, learner.who)
        if submission in state.submissions:
            # What is counted stays as it was.
            kept = replace(kept, tries=before.tries)
        else:
            told = self._told(state.having(mission.id, kept, submission))
            self.store(told, keeping.RESULTS, keeping.DRAFTS)
        return {"mission": {**self._one(mission, kept, learner), **more}}

    @for_oneself
    def agree(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Whether the team may read what is sent in this mission. It can be taken back."""
        mission, state = self._mission(data), self.kept
        agreed = data.get("agreed")
        if not isinstance(agreed, bool):
            raise odd_request(self.gettext)
        kept = replace(state.of(mission.id), agreed=agreed)
        self.store(state.having(mission.id, kept), keeping.AGREED)
        return {"agreed": agreed}

    @for_oneself
    def again(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Do a mission once more, from its beginning. What was passed stays passed."""
        mission, state = self._mission(data), self.kept
        before = state.of(mission.id)
        kept = Kept(
            met=before.met, missing=before.missing, tries=before.tries, passed=before.passed
        )
        self.store(state.having(mission.id, kept))
        return {"mission": self._one(mission, kept, self.learner)}

    @download_for_oneself
    def cv(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """The learner's own CV, as it would be sent."""
        found = _api().own_cv_pdf(learner_id)
        return Download(found.data, _PDF, found.name)

    @download_for_oneself
    def sample_cv(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """A CV that nobody is in, for who has none yet."""
        found = _api().sample_cv_pdf(learner_id)
        return Download(found.data, _PDF, found.name)

    def presented(self, state: State) -> list[dict[str, Any]]:
        """What the page shows."""
        learner = self.learner
        return [self._one(each, state.of(each.id), learner) for each in self.document.items]

    def _one(self, mission: Mission, kept: Kept, learner: Learner) -> dict[str, Any]:
        shown = presenting.present_one(mission, kept, learner, self.gettext)
        # What the learner typed stays as it is.
        texts = {name: self.with_addresses(shown[name]) for name in ("situation", "passed_words")}
        return {**shown, **texts}

    @property
    def learner(self) -> Learner:
        """Who looks; nobody in a preview."""
        user_id = self.viewer.user_id
        if user_id is None:
            return Learner()
        own = _api().own_file(user_id)
        return Learner(
            judging.Who(own.first_name, own.last_name),
            own.cv_name,
            self._file_url("cv", user_id),
            self._file_url("sample_cv", user_id),
        )

    def _file_url(self, handler: str, user_id: int) -> str:
        url = self.runtime.handler_url(self, handler)
        return f"{url}{'&' if '?' in url else '?'}learner={user_id}"

    def _judged(
        self, mission: Mission, kept: Kept, answer: dict[str, Any], who: judging.Who
    ) -> tuple[Kept, dict[str, Any]]:
        """What is kept after a try, and what the page is told besides."""
        match mission:
            case WrittenMission():
                draft = self._draft(mission, answer)
                outcome = judging.judge_mail(mission, draft, who)
                return _after(replace(kept, draft=draft, sent=draft), outcome), {}
            case AddressMission():
                draft = self._draft(mission, answer)
                outcome = judging.judge_address(mission, draft, who)
                return _after(replace(kept, draft=draft, sent=draft), outcome), {}
            case SortMission():
                return self._sorted(mission, kept, answer), {}
            case PasswordMission():
                if "mail" in answer:
                    return self._looked_for(mission, kept, answer)
                return self._new_password(mission, kept, answer, who)
            case other:
                raise TypeError(f"no mission of a kind that is judged: {other!r}")

    def _sorted(self, mission: SortMission, kept: Kept, answer: dict[str, Any]) -> Kept:
        mail = naming.mail_named(mission, answer.get("mail"))
        trap = answer.get("trap")
        if mail is None or not isinstance(trap, bool):
            raise odd_request(self.gettext)
        known = {each.id for each in mission.mails}
        found = {name: each for name, each in kept.sorted.items() if name in known}
        found[mail.id] = trap
        kept = replace(kept, sorted=found)
        if len(found) < len(known):
            return kept
        return _after(kept, judging.judge_sorting(mission, found))

    def _looked_for(
        self, mission: PasswordMission, kept: Kept, answer: dict[str, Any]
    ) -> tuple[Kept, dict[str, Any]]:
        mail = naming.mail_named(mission, answer["mail"])
        if mail is None:
            raise odd_request(self.gettext)
        if mail.place == TRUE:
            sentence = _("Yes, this is the true mail of the site.")
        elif mail.place == OTHER:
            sentence = _("This mail has nothing to do with it. Look for another.")
        else:
            sentence = _("Careful: this mail is a trap. Here, nothing has happened.")
        said = {
            "mail": answer["mail"],
            "right": mail.place == TRUE,
            "sentence": self.gettext(sentence),
            "why": mail.why,
        }
        tries = kept.tries + 1
        found = kept.link or mail.place == TRUE
        after = replace(kept, tries=tries, link=found)
        if not kept.passed:
            met = (judging.LINK,) if found else ()
            after = replace(after, met=met, missing=() if found else (judging.LINK,))
        return after, {"said": said}

    def _new_password(
        self, mission: PasswordMission, kept: Kept, answer: dict[str, Any], who: judging.Who
    ) -> tuple[Kept, dict[str, Any]]:
        if not kept.link:
            sentence = self.gettext(_("Find the mail with the link first."))
            raise RefusedError(409, sentence, "not_yet")
        typed = [answer.get("password"), answer.get("again")]
        if not all(isinstance(each, str) for each in typed):
            raise odd_request(self.gettext)
        if any(len(each) > _PASSWORD for each in typed):  # type: ignore[arg-type]
            raise self._too_long()
        outcome = judging.judge_password(mission, NewPassword(*typed), who)  # type: ignore[arg-type]
        words = presenting.outcome_in_words(outcome, self.gettext)
        return _after(kept, outcome), {"outcome": words}

    def _told(self, state: State) -> State:
        """Tell the platform which share of the missions is passed, where that is news.

        It never falls, not when the author adds a mission later.
        """
        missions = self.document.items
        share = sum(state.of(each.id).passed for each in missions) / len(missions)
        if share <= state.told:
            return state
        self.emit_completion(share)
        return replace(state, told=share)

    def _mission(self, data: dict[str, Any]) -> Mission:
        mission: Mission | None = self.document.item(data.get("mission"))
        if mission is None:
            sentence = self.gettext(_("This mission is no longer here. Load the page again."))
            raise RefusedError(409, sentence, "gone")
        return mission

    def _draft(self, mission: Mission, value: object) -> Draft:
        if not isinstance(value, dict):
            raise odd_request(self.gettext)
        lines = {
            name: self._text(value.get(name, ""), _LINE)
            for name in ("to", "cc", "subject", "choice", "address")
        }
        files = value.get("files", [])
        if not isinstance(files, list) or not all(isinstance(each, str) for each in files):
            raise odd_request(self.gettext)
        if len(files) > _MOST_FILES or any(len(each) > 16 for each in files):
            raise odd_request(self.gettext)
        text = self._text(value.get("text", ""), _TEXT, lines=True)
        typed = Draft(text=text, files=tuple(dict.fromkeys(files)), **lines)
        return naming.from_the_page(mission, typed)

    def _text(self, value: object, limit: int, *, lines: bool = False) -> str:
        if not isinstance(value, str):
            raise odd_request(self.gettext)
        if len(value) > limit:
            raise self._too_long()
        return long_text(value) if lines else short_text(value)

    def _too_long(self) -> RefusedError:
        sentence = _("This text is too long. It stays here. Shorten it, then send it.")
        return RefusedError(400, self.gettext(sentence), "too_long")


def _after(kept: Kept, outcome: judging.Outcome) -> Kept:
    return replace(
        kept,
        met=outcome.met,
        missing=outcome.missing,
        tries=kept.tries + 1,
        passed=kept.passed or outcome.passed,
    )


def _api() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from advisor_dashboard.api import own_cv_file  # noqa: PLC0415

    return own_cv_file
