"""How plainly a label answers a query, and which label speaks for an occupation."""

from __future__ import annotations

import math

from advisor_dashboard.vocabulary.index import Folded, Index, Label

_NAME_BONUS = 14


def plainness(index: Index, label: Label, query: Folded) -> float:
    """How plainly a label answers the query: the higher the plainer."""
    row = label.row
    size = len(query)
    score = 0.0
    if query in label.forms:
        score += 120 if row.main else 100
    elif any(form[:size] == query for form in label.forms):
        score += 30
    elif any(form[0] == query[0] for form in label.forms):
        score += 15
    holding = [len(form) for form in label.forms if set(query) <= set(form)]
    extra = min(holding, default=max(map(len, label.forms)))
    score -= 4 * min(max(extra - size, 0), 8)
    if row.rome in index.own_romes:
        score += 25
    if row.rarely_used:
        score -= 40
    if row.main:
        score += 5
    return score + min(10.0, 2 * math.log2(1 + index.heads[(row.rome, query[0])]))


def one_each(index: Index, scores: dict[int, float]) -> list[Label]:
    """One label for each occupation, the best scored occupation first.

    The label shown is the best one too, but an occupation's own name wins over a speciality.
    """
    score_of: dict[str, float] = {}
    shown: dict[str, tuple[float, str, Label]] = {}
    for number, score in scores.items():
        label = index.labels[number]
        rome = label.row.rome
        score_of[rome] = max(score, score_of.get(rome, score))
        named = score + (_NAME_BONUS if label.row.main or label.own else 0)
        candidate = (-named, label.row.key, label)
        if rome not in shown or candidate[:2] < shown[rome][:2]:
            shown[rome] = candidate
    return [shown[rome][2] for rome in sorted(score_of, key=lambda rome: (-score_of[rome], rome))]
