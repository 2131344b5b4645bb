"""True mails and traps: mails to sort.

One trap and one true mail at least::

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
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.problems import Problem
from ...content.records import rows
from ..mails import MailToSort
from .mission import Mission, own_ids


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


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
        yield from own_ids(self.mails, "mails")
