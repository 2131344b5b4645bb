"""What a learner's page calls: a draft to keep, a try to judge, who may read, another time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xblock.completable import CompletableXBlockMixin
from xblock.fields import Scope

from advisor_dashboard.text import long_text, short_text

from ...handling import (
    Download,
    RefusedError,
    download_for_the_learner,
    for_the_learner,
    odd_request,
)
from ...private import PrivateText
from .. import judging, keeping, presenting
from ..criteria.passwords import NewPassword
from ..keeping import Draft, Kept, State
from ..mails import OTHER, TRUE
from ..missions import AddressMission, Mission, PasswordMission, SortMission, WrittenMission
from ..presenting import Learner
from ..settings import MailboxSettings

_SUBMISSION = re.compile(r"[A-Za-z0-9-]{8,64}")
_LINE, _TEXT, _PASSWORD, _MOST_FILES = 300, 6000, 200, 12
_PDF = "application/pdf"


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


class LearnerHandlers(CompletableXBlockMixin, MailboxSettings):
    """All of it works on the state of who asks, and judges on the server alone."""

    state: Any = PrivateText(
        help="What was sent, and the criteria that were met, as JSON. No password.",
        default="",
        scope=Scope.user_state,
    )
    drafts: Any = PrivateText(
        help="What is being written, as JSON. No password.", default="", scope=Scope.user_state
    )
    agreed: Any = PrivateText(
        help="The missions of which the team may read the text, as JSON.",
        default="",
        scope=Scope.user_state,
    )

    @for_the_learner
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """All missions as they stand for this learner now."""
        return {"missions": self.presented(self.kept)}

    @for_the_learner
    def keep_draft(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Keep what is being written. Nothing is judged."""
        mission, state = self._mission(data), self.kept
        kept = replace(state.of(mission.id), draft=self._draft(data.get("draft")))
        self._store(state.having(mission.id, kept), keeping.DRAFTS)
        return {"kept": True}

    @for_the_learner
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
        before = state.of(mission.id)
        kept, more = self._judged(mission, before, answer)
        if submission in state.submissions:
            # What is counted stays as it was.
            kept = replace(kept, tries=before.tries)
        else:
            told = self._told(state.having(mission.id, kept, submission))
            self._store(told, keeping.RESULTS, keeping.DRAFTS)
        return {"mission": {**self.presented_one(mission, kept), **more}}

    @for_the_learner
    def agree(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Whether the team may read what is sent in this mission. It can be taken back."""
        mission, state = self._mission(data), self.kept
        agreed = data.get("agreed")
        if not isinstance(agreed, bool):
            raise odd_request(self.gettext)
        kept = replace(state.of(mission.id), agreed=agreed)
        self._store(state.having(mission.id, kept), keeping.AGREED)
        return {"agreed": agreed}

    @for_the_learner
    def again(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Do a mission once more, from its beginning. What was passed stays passed."""
        mission, state = self._mission(data), self.kept
        before = state.of(mission.id)
        kept = Kept(
            met=before.met, missing=before.missing, tries=before.tries, passed=before.passed
        )
        everything = (keeping.RESULTS, keeping.DRAFTS, keeping.AGREED)
        self._store(state.having(mission.id, kept), *everything)
        return {"mission": self.presented_one(mission, kept)}

    @download_for_the_learner
    def cv(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """The learner's own CV, as it would be sent."""
        found = _api().own_cv_pdf(learner_id)
        return Download(found.data, _PDF, found.name)

    @download_for_the_learner
    def sample_cv(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """A CV that nobody is in, for who has none yet."""
        found = _api().sample_cv_pdf(learner_id)
        return Download(found.data, _PDF, found.name)

    @property
    def kept(self) -> State:
        """What is kept of who looks."""
        names = (keeping.RESULTS, keeping.DRAFTS, keeping.AGREED)
        return keeping.parse({name: getattr(self, name) for name in names})

    def _store(self, state: State, *names: str) -> None:
        """Write these fields, and no other: somebody may be writing those at this moment."""
        texts = keeping.dump(state)
        for name in names:
            setattr(self, name, texts[name])

    def presented(self, state: State) -> list[dict[str, Any]]:
        """What the page shows."""
        learner = self.learner
        return [self._one(each, state.of(each.id), learner) for each in self.document.items]

    def presented_one(self, mission: Mission, kept: Kept) -> dict[str, Any]:
        """What the page shows of one mission."""
        return self._one(mission, kept, self.learner)

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
        self, mission: Mission, kept: Kept, answer: dict[str, Any]
    ) -> tuple[Kept, dict[str, Any]]:
        """What is kept after a try, and what the page is told besides."""
        who = self.learner.who
        match mission:
            case WrittenMission():
                draft = self._draft(answer)
                outcome = judging.judge_mail(mission, draft, who)
                return _after(replace(kept, draft=draft, sent=draft), outcome), {}
            case AddressMission():
                draft = self._draft(answer)
                outcome = judging.judge_address(mission, draft, who)
                return _after(replace(kept, draft=draft, sent=draft), outcome), {}
            case SortMission():
                return self._sorted(mission, kept, answer), {}
            case PasswordMission():
                if "mail" in answer:
                    return self._looked_for(mission, kept, answer)
                return self._new_password(mission, kept, answer)
            case other:
                raise TypeError(f"no mission of a kind that is judged: {other!r}")

    def _sorted(self, mission: SortMission, kept: Kept, answer: dict[str, Any]) -> Kept:
        mail = next((each for each in mission.mails if each.id == answer.get("mail")), None)
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
        mail = next((each for each in mission.mails if each.id == answer["mail"]), None)
        if mail is None:
            raise odd_request(self.gettext)
        if mail.place == TRUE:
            sentence = _("Yes, this is the true mail of the site.")
        elif mail.place == OTHER:
            sentence = _("This mail has nothing to do with it. Look for another.")
        else:
            sentence = _("Careful: this mail is a trap. Here, nothing has happened.")
        said = {
            "mail": mail.id,
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
        self, mission: PasswordMission, kept: Kept, answer: dict[str, Any]
    ) -> tuple[Kept, dict[str, Any]]:
        if not kept.link:
            sentence = self.gettext(_("Find the mail with the link first."))
            raise RefusedError(409, sentence, "not_yet")
        typed = [answer.get("password"), answer.get("again")]
        if not all(isinstance(each, str) for each in typed):
            raise odd_request(self.gettext)
        if any(len(each) > _PASSWORD for each in typed):  # type: ignore[arg-type]
            raise self._too_long()
        outcome = judging.judge_password(mission, NewPassword(*typed), self.learner.who)  # type: ignore[arg-type]
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

    def _draft(self, value: object) -> Draft:
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
        return Draft(text=text, files=tuple(dict.fromkeys(files)), **lines)

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
