"""The missions of a practice mailbox, as authors write them.

A document is ``{"schema": 1, "introduction": "…", "missions": [...]}``. What is left out is read
as its default; ids of rows are made of small letters and digits (16 at most), those of missions
may hold hyphens (3 to 32). Kinds: ``address``, ``password``, ``sort``, ``write``, ``reply``,
``copy``.

A mail to write. ``criteria`` may be left out: then all that is usual in its kind counts. The
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

``reply`` has ``answer_to`` besides (the id of a mail in ``mails``; its sender is the recipient if
``to`` is empty); each line of ``dates`` and ``times`` is one way to write it ("12 mars",
"12/03"). ``copy`` needs ``cc``.

Mails to sort; one trap and one true mail at least::

    {
      "id": "trier-pieges", "kind": "sort",
      "title": "Vrai mail ou piège ?",
      "situation": "Tu as reçu ces mails. Trouve les pièges.",
      "mails": [
        {"id": "m1", "sender": "Banque Exemple", "address": "info@exemple-gagnant.example.net",
         "subject": "URGENT votre compte est bloqué", "when": "Hier",
         "text": "Cliquez vite, sinon votre compte sera fermé.",
         "link_text": "www.banque.example.com",
         "link_address": "http://banque.exemple-gagnant.example.net/code",
         "trap": true, "why": "L’adresse n’est pas celle de la banque. Le mail veut te presser."},
        {"id": "m2", "sender": "Mission locale Exemple", "address": "accueil@ml.exemple.fr",
         "subject": "Votre rendez-vous de jeudi", "text": "Bonjour, à jeudi 10 h.",
         "trap": false, "why": "Tu connais la personne. Le mail ne demande aucun code."}
      ],
      "passed": ""
    }

``address``: ``choices`` [{id, address, right, said}], ``typed`` (the learner makes one up, too),
``first_name``, ``last_name`` (whose address; empty: the learner's own), ``taken`` (addresses that
somebody has already). ``password``: ``service`` (name of the site), ``address`` (the account's
e-mail address), ``mails`` as above with ``place`` ("true" once, "trap", "other") and ``why``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..content.problems import Problem
from ..content.reading import unique
from ..content.records import (
    Item,
    Record,
    choice,
    flag,
    ident,
    number,
    reference,
    rows,
    text,
    texts,
)
from .criteria import LABELS
from .mails import FILES, TRUE, File, Mail, MailOfAPassword, MailToSort, OfferedAddress


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
class Mission(Item):
    """What all missions have."""

    title: str = text(_("Title"), limit=120, required=True)
    situation: str = text(
        _("The mission"),
        help=_("What has happened, and what to do. Short sentences."),
        limit=2000,
        lines=True,
        markdown=True,
        required=True,
    )
    passed: str = text(
        _("Said when it is passed"),
        help=_("It may stay empty."),
        limit=600,
        lines=True,
        markdown=True,
    )
    named_by = "title"
    #: What counts where the author says nothing.
    usual: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True)
class AddressMission(Mission):
    """Choose an address, make one up, or both."""

    choices: tuple[OfferedAddress, ...] = rows(
        OfferedAddress,
        _("Addresses to choose from"),
        one=_("Address"),
        help=_("None, or two at least with a right one among them."),
        most=8,
    )
    typed: bool = flag(_("The learner makes up an address"), default=True)
    first_name: str = text(
        _("First name"), help=_("Whose address it is. Empty: the learner’s own name."), limit=60
    )
    last_name: str = text(_("Last name"), limit=60)
    taken: tuple[str, ...] = texts(
        _("Addresses that are taken"),
        help=_("One a line. The learner has to think of another."),
        limit=120,
    )
    kind = "address"
    label = _("An address for employers")
    help = _("Choose an address that an employer takes seriously, or make one up.")

    def own_problems(self) -> Iterator[Problem]:
        if not self.choices and not self.typed:
            yield Problem("nothing_to_do", "choices")
        if self.choices and (len(self.choices) < 2 or not any(each.right for each in self.choices)):
            yield Problem("no_right_address", "choices")
        yield from _ids(self.choices, "choices")


@dataclass(frozen=True)
class PasswordMission(Mission):
    """Find again a password: the link in the inbox, then a strong one."""

    service: str = text(
        _("Name of the site"), help=_("Made up, such as “Exemple Emploi”."), limit=80, required=True
    )
    address: str = text(
        _("E-mail address of the account"),
        help=_("Made up, such as sam@exemple.fr. Empty: a sample address."),
        limit=120,
    )
    mails: tuple[MailOfAPassword, ...] = rows(
        MailOfAPassword, _("Mails in the inbox"), one=_("Mail"), least=2, most=12
    )
    kind = "password"
    label = _("A forgotten password")
    help = _("Ask for a new one, find the true mail, choose a strong password. It is never kept.")

    def own_problems(self) -> Iterator[Problem]:
        if self.mails and sum(each.place == TRUE for each in self.mails) != 1:
            yield Problem("one_true_mail", "mails")
        for place, each in enumerate(self.mails):
            if each.place == TRUE and not each.link_text.strip():
                yield Problem("empty", f"mails.{place}.link_text")
        yield from _ids(self.mails, "mails")


@dataclass(frozen=True)
class SortMission(Mission):
    """Tell traps from true mails."""

    mails: tuple[MailToSort, ...] = rows(
        MailToSort, _("Mails to sort"), one=_("Mail"), least=2, most=12
    )
    kind = "sort"
    label = _("True mail or trap?")
    help = _("Sort phishing from real mails. Each answer is explained.")

    def own_problems(self) -> Iterator[Problem]:
        if self.mails and len({each.trap for each in self.mails}) < 2:
            yield Problem("one_of_each", "mails")
        yield from _ids(self.mails, "mails")


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
        yield from _ids(self.mails, "mails")
        yield from _ids(self.files, "files")


@dataclass(frozen=True)
class WriteMission(WrittenMission):
    """Write to an employer."""

    kind = "write"
    label = _("Write to an employer")
    help = _("Subject, greeting, text, signature, and the CV attached.")
    usual = (
        "recipient",
        "subject",
        "greeting",
        "job",
        "length",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "phone",
        "attachment",
    )


@dataclass(frozen=True)
class ReplyMission(WrittenMission):
    """Answer a mail, such as an invitation to an interview."""

    answer_to: str = reference(
        _("The mail to answer"), to="mails", none=_("Choose a mail"), help=_("One of the inbox.")
    )
    kind = "reply"
    label = _("Answer an invitation")
    help = _("Say thank you, confirm the day and the time.")
    usual = (
        "recipient",
        "greeting",
        "date",
        "time",
        "length",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "attachment",
    )

    @property
    def answered(self) -> Mail | None:
        """The mail to answer."""
        return next((each for each in self.mails if each.id == self.answer_to), None)

    @property
    def recipient(self) -> str:
        """As the author says, or else who wrote the mail."""
        answered = self.answered
        return self.to.strip() or (answered.address if answered is not None else "")

    def own_problems(self) -> Iterator[Problem]:
        if self.answered is None:
            yield Problem("no_mail_to_answer", "answer_to")
        else:
            yield from super().own_problems()


@dataclass(frozen=True)
class CopyMission(WrittenMission):
    """Put somebody in copy."""

    kind = "copy"
    label = _("Put somebody in copy")
    help = _("A mail to one person, with another one in copy.")
    usual = (
        "recipient",
        "copy",
        "subject",
        "greeting",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "attachment",
    )

    def own_problems(self) -> Iterator[Problem]:
        if not self.cc.strip():
            yield Problem("empty", "cc")
        yield from super().own_problems()


KINDS: dict[str, type[Mission]] = {
    each.kind: each
    for each in (
        WriteMission,
        ReplyMission,
        CopyMission,
        AddressMission,
        PasswordMission,
        SortMission,
    )
}


@dataclass(frozen=True)
class Head(Record):
    """What is said of the whole mailbox."""

    introduction: str = text(
        _("Introduction"),
        help=_("A few words above the missions. It may stay empty."),
        limit=1000,
        lines=True,
        markdown=True,
    )


def _ids(found: tuple[Mail | File | OfferedAddress, ...], name: str) -> Iterator[Problem]:
    """Rows are known by their ids: each has one of its own."""
    ids = [each.id for each in found]
    if not all(ids) or not unique(ids):
        yield Problem("rows_twice", name)


def _twice(criteria: tuple[Counted, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, each in enumerate(criteria):
        if each.name in seen:
            yield Problem("counted_twice", f"criteria.{place}.name")
        seen.add(each.name)
