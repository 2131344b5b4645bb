"""What missions have in which a mail is written.

``criteria`` may be left out: then all that is usual in its kind counts. The
learner's own CV is always among the files that can be attached; ``files`` are further ones::

    {
      "id": "ecrire-magasin", "kind": "write",
      "title": "Écris à un employeur",
      "situation": "Le magasin **Exemple Fleurs** cherche un vendeur. Envoie ton CV.",
      "mails": [
        {"id": "m1", "sender": "Marie Exemple", "address": "marie@fleurs.example.com",
         "subject": "Offre : vendeur en fleurs", "when": "9:12",
         "text": "Bonjour,\\nVoici l’offre. Écrivez à recrutement@fleurs.example.com.",
         "link_text": "", "link_address": "", "attachment": "offre.pdf", "read": false}
      ],
      "to": "recrutement@fleurs.example.com",
      "cc": "",
      "job": ["vendeur", "vendeuse", "vente"],
      "attachment": "cv",
      "files": [{"id": "f1", "name": "photo-plage.jpg", "what": "other"}],
      "dates": [], "times": [],
      "shortest": 20, "longest": 200,
      "criteria": [
        {"id": "c1", "name": "recipient", "must": true},
        {"id": "c2", "name": "subject", "must": true},
        {"id": "c3", "name": "phone", "must": false}
      ],
      "passed": "Bravo. Ton mail est prêt pour de vrai."
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.problems import Problem
from ...content.records import Record, choice, flag, ident, number, rows, text, texts
from ..criteria import LABELS
from ..mails import FILES, File, Mail
from .mission import Mission, own_ids


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


#: Of the file to attach: none.
NO_FILE = "none"


@dataclass(frozen=True)
class Counted(Record):
    """A criterion that counts in a mission."""

    id: str = ident()
    name: str = choice(_("What counts"), LABELS)
    must: bool = flag(
        _("Needed to pass"), help=_("Otherwise it is advice, and no more."), default=True
    )


@dataclass(frozen=True)
class WrittenMission(Mission):
    """A mail to write; not a kind by itself."""

    mails: tuple[Mail, ...] = rows(Mail, _("Mails in the inbox"), one=_("Mail"), most=12)
    to: str = text(_("Right recipient"), help=_("Made up, such as marie@exemple.fr."), limit=120)
    cc: str = text(_("Who is to be in copy"), help=_("Empty: nobody."), limit=120)
    job: tuple[str, ...] = texts(
        _("Words for the job"), help=_("One a line: one of them is enough."), limit=60
    )
    dates: tuple[str, ...] = texts(
        _("Ways to write the date"), help=_("One a line, such as: March 12, 12/03."), limit=60
    )
    times: tuple[str, ...] = texts(
        _("Ways to write the time"), help=_("One a line, such as: 10 h, 10:00."), limit=60
    )
    attachment: str = choice(
        _("File to attach"), {NO_FILE: _("None"), **FILES}, help=_("Of the right kind.")
    )
    files: tuple[File, ...] = rows(
        File,
        _("Files on the phone"),
        one=_("File"),
        help=_("Besides the learner’s own CV, which is always there."),
        most=8,
    )
    shortest: float = number(_("Words at least"), low=0, high=500, default=20)
    longest: float = number(_("Words at most"), low=1, high=1000, default=200)
    criteria: tuple[Counted, ...] = rows(
        Counted,
        _("What counts"),
        one=_("Criterion"),
        help=_("Nothing here: all that is usual counts."),
        most=len(LABELS),
    )

    @property
    def recipient(self) -> str:
        """To whom it is to be sent."""
        return self.to.strip()

    @property
    def counted(self) -> tuple[tuple[str, bool], ...]:
        """The criteria, and whether each is needed to pass."""
        if self.criteria:
            found = [(each.name, each.must) for each in self.criteria]
            return tuple(pair for pair in found if self.can_ask(pair[0]))
        return tuple((name, True) for name in self.usual if self.can_ask(name))

    def can_ask(self, name: str) -> bool:
        """Whether the mission holds what a criterion is judged by."""
        return {
            "recipient": bool(self.recipient),
            "copy": bool(self.cc.strip()),
            "job": bool(self.job),
            "date": bool(self.dates),
            "time": bool(self.times),
            "attachment": self.attachment != NO_FILE,
        }.get(name, True)

    def own_problems(self) -> Iterator[Problem]:
        if not self.recipient:
            yield Problem("empty", "to")
        if self.shortest > self.longest:
            yield Problem("shortest_longer", "shortest")
        for place, each in enumerate(self.criteria):
            if not self.can_ask(each.name):
                yield Problem("nothing_to_judge_by", f"criteria.{place}.name")
        yield from _twice(self.criteria)
        yield from own_ids(self.mails, "mails")
        yield from own_ids(self.files, "files")


def _twice(criteria: tuple[Counted, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, each in enumerate(criteria):
        if each.name in seen:
            yield Problem("counted_twice", f"criteria.{place}.name")
        seen.add(each.name)
