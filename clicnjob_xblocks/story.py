"""The story: a short lesson of cards, one on the screen at a time."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Boolean, Scope, String

from .authored import AuthoredFlag, AuthoredText
from .content.messages import explain_with_place
from .content.public_ids import public_id
from .content.records import Item
from .content.text import as_html, as_plain
from .document_studio import AuthoredDocument, PreviewingStudio
from .handling import RefusedError, for_oneself, odd_request
from .stories import faces, progress, words
from .stories.cards import SENTENCES, SHAPE, Card, QuestionCard, TodoCard
from .stories.progress import Progress
from .viewer import ViewerKind


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


class StoryBlock(CompletableXBlockMixin, PreviewingStudio):
    """Cards to swipe. Complete when the last one was seen and the questions are answered."""

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Short lesson"),
        scope=Scope.settings,
    )
    cards = String(
        display_name=_("Cards"),
        help=_("The cards, as the editor writes them."),
        default="",
        scope=Scope.content,
    )
    read_aloud = Boolean(
        display_name=_("A button reads each card aloud"),
        help=_("With the voice of the phone; nothing is sent for it."),
        default=True,
        scope=Scope.settings,
    )
    state = String(
        help="What the learner has seen, ticked and chosen, as JSON: ids alone.",
        default="",
        scope=Scope.user_state,
    )

    content_type = "Clic'nJob story"
    document_field = AuthoredDocument(
        "cards", SHAPE, one=_("Card"), many=_("Cards"), sentences=SENTENCES
    )
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        document_field,
        AuthoredFlag("read_aloud"),
    )
    preview_files = ("public/story/story.css",)

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The cards, all their text at once, the one where the learner was on the screen."""
        viewer, gettext = self.viewer, self.gettext
        own = progress.parse(self.state) if viewer.can_write else Progress()
        learner = str(viewer.user_id or "")
        return self.page(
            "story.html",
            {
                "viewer": viewer.kind.value,
                "learner": learner,
                "can_write": viewer.can_write,
                "cards": self._drawn(),
                "here": progress.begins_at(own, self.document.items),
                "to_mend": self._to_mend(),
                "onward": self.onward(),
            },
            init="ClicnjobStoryBlock",
            args={
                "can_write": viewer.can_write,
                "read_aloud": bool(self.read_aloud),
                "state": self._presented(own),
                "strings": words.for_the_page(gettext),
                "draft": f"clicnjob.story.{learner}.{self.scope_ids.usage_id}",
            },
            own=("public/story/story.css", *_SCRIPTS),
            shared=("public/draft.js", "public/outbox.js", "public/aloud.js"),
        )

    #: People without an account may read a public course; nothing of it is kept.
    public_view = student_view

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """For the mobile app: the cards as they are drawn, without a key."""
        return {**super().student_view_data(context), "cards": self._drawn()}

    @for_oneself
    def saw(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The cards ``seen`` were on the screen; ``here`` is on it now."""
        seen = data.get("seen")
        if not isinstance(seen, list) or len(seen) > progress.MOST:
            raise odd_request(self.gettext)
        own = progress.parse(self.state)
        return self._keep(progress.see(own, self.document.items, seen, data.get("here")))

    @for_oneself
    def tick(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """What the card ``card`` asks for is ``done``, or is not."""
        card, done = self._card(data), data.get("done")
        if not isinstance(card, TodoCard) or not isinstance(done, bool):
            raise odd_request(self.gettext)
        return self._keep(progress.tick(progress.parse(self.state), card, done=done))

    @for_oneself
    def answer(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The learner chooses ``choice`` on the card ``card``; says what there is to say of it."""
        card = self._card(data)
        if not isinstance(card, QuestionCard):
            raise odd_request(self.gettext)
        choice = faces.chosen(card, data.get("choice"))
        if choice is None:
            sentence = self.gettext(_("This question has just been changed. Load the page again."))
            raise RefusedError(409, sentence, "changed")
        own = progress.answer(progress.parse(self.state), card, choice.id)
        return {**self._keep(own), "answer": self._said(card, own)}

    def preview(self, item: Item) -> str:
        """A card as learners see it, and to a question its answer."""
        if not isinstance(item, Card):
            raise TypeError(f"{item!r} is no card")
        made = faces.face(item, words.on_cards(self.gettext), key=True)
        return self.html("story_look.html", {"card": self._to_show(made)})

    def searchable(self, item: Item) -> str:
        """What stands on the card, but not what is said of an answer."""
        names = ("title", "text", "caption", "before", "after", "transcript")
        found = [as_plain(str(getattr(item, name, ""))) for name in names]
        if isinstance(item, QuestionCard):
            found += [as_plain(each.text) for each in item.choices]
        return "\n".join(each for each in found if each)

    def _drawn(self) -> list[dict[str, str]]:
        """The cards that learners see."""
        made = faces.faces(self.cards, words.on_cards(self.gettext))
        return [self._to_show(each) for each in made]

    def _to_show(self, made: faces.Face) -> dict[str, str]:
        # Made by a template that escapes.
        return {**vars(made), "html": SafeString(self.with_addresses(made.html))}

    def _to_mend(self) -> list[str]:
        """What keeps cards from being shown, for those who can mend it."""
        if self.viewer.kind not in (ViewerKind.PREVIEW, ViewerKind.STAFF):
            return []
        edited, gettext = self.document_field, self.gettext
        return [
            explain_with_place(each, edited.one, gettext, edited.sentences)
            for each in self.document.problems
        ]

    def _card(self, data: dict[str, Any]) -> Any:
        card = self.document.item(data.get("card"))
        if card is None:
            sentence = self.gettext(_("This card is no longer part of the lesson."))
            raise RefusedError(409, sentence, "gone")
        return card

    def _keep(self, own: Progress) -> dict[str, Any]:
        """Store the progress, and tell the platform when all is done."""
        self.state = progress.dump(own)
        over = progress.is_over(own, self.document.items)
        if over:
            self.emit_completion(1.0)
        return {"over": over}

    def _presented(self, own: Progress) -> dict[str, Any]:
        """What the page shows of a progress."""
        cards = self.document.items
        questions = [each for each in cards if isinstance(each, QuestionCard)]
        said = {each.id: self._said(each, own) for each in questions}
        return {
            "seen": [each.id for each in cards if each.id in own.seen],
            "ticked": [each.id for each in cards if each.id in own.ticked],
            "answers": {ident: each for ident, each in said.items() if each is not None},
        }

    def _said(self, card: QuestionCard, own: Progress) -> dict[str, Any] | None:
        """What is said of an answer; the explanation once it is right. ``None`` without one."""
        choice = card.choice(own.answers.get(card.id))
        if choice is None:
            return None
        return self.with_addresses(
            {
                "choice": public_id(card.id, choice.id),
                "verdict": "right" if choice.right else "not_yet",
                "said": as_html(choice.said),
                "explanation": as_html(card.explanation) if choice.right else "",
            }
        )


#: One subject each; the last one puts them together.
_SCRIPTS = tuple(f"public/story/{name}.js" for name in ("swipe", "question", "ending", "story"))
