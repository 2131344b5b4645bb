"""Sixty phones in a live quiz: how long a poll takes, and whether an answer is lost.

The demo is served by two processes over one database. Each phone asks once a second for a minute;
its trainer opens and closes a question every few seconds, and every phone answers each of them.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

PHONES, SECONDS, QUESTIONS = 60, 60, 6
_MANAGE = Path(__file__).resolve().parents[2] / "demo" / "manage.py"
_START = """
from django.contrib.auth import get_user_model
from demo.seeding.places import LILLE
from quiz_xblock.document import read
from tests import live_quiz
one = live_quiz.QUESTIONS[0]
questions = [one | {{"id": f"q{{n}}xx"}} for n in range({count})]
quiz, _problems = read({{"schema": 1, "questions": questions}})
trainer = get_user_model().objects.get(username="claire")
print("code", live_quiz.start(trainer, LILLE.course_key, quiz=quiz, usage_key="bench"))
"""
_STEP = """
from django.contrib.auth import get_user_model
from tests import live_quiz
live_quiz.go_on(get_user_model().objects.get(username="claire"), "{code}")
"""
_COUNT = """
from advisor_dashboard.models import LiveAnswer
print("answers", LiveAnswer.objects.filter(player__session__code="{code}").count())
"""


class Phone(threading.Thread):
    """One phone: it joins, asks every second, and answers each question until that is noted."""

    def __init__(self, port: int, code: str, number: int, until: float) -> None:
        super().__init__(daemon=True)
        self.polls: list[float] = []
        self.given: set[str] = set()
        self.noted: set[str] = set()
        self.late: set[str] = set()
        self._port, self._code, self._number, self._until = port, code, number, until
        self._cookies: dict[str, str] = {}
        self._tag = ""
        self._pending: tuple[str, list[str]] | None = None

    def join_quiz(self) -> None:
        """Come in as a guest."""
        self._ask("GET", "")
        name = "Anna" + chr(97 + self._number // 26) + chr(97 + self._number % 26)
        form = {"name": name, "csrfmiddlewaretoken": self._cookies["csrftoken"]}
        status, _headers, body = self._ask("POST", "", urlencode(form))
        if status != 302:
            raise RuntimeError(f"a phone could not join: {status} {body[:200]!r}")

    def run(self) -> None:
        """Ask until the time is over."""
        time.sleep(self._number / PHONES)
        while time.monotonic() < self._until or self._pending:
            begun = time.perf_counter()
            status, headers, body = self._ask("GET", "state/", tag=self._tag)
            self.polls.append((time.perf_counter() - begun) * 1000)
            if status == 200:
                self._tag = headers["ETag"]
                state = json.loads(body)
                if state["step"] == "open" and state["question"]["id"] not in self.noted:
                    choices = state["question"]["asked"]["choices"]
                    self._pending = state["question"]["id"], [choices[self._number % 3]["id"]]
            self._answer()
            time.sleep(max(0.0, 1 - (time.perf_counter() - begun)))

    def _answer(self) -> None:
        if self._pending is None:
            return
        question, answer = self._pending
        self.given.add(question)
        sent = json.dumps({"question": question, "answer": answer})
        status = self._ask("POST", "answer/", sent, kind="application/json")[0]
        if status == 200:
            self.noted.add(question)
        elif status == 409:
            self.late.add(question)
        if status in (200, 409):
            self._pending = None

    def _ask(
        self,
        method: str,
        path: str,
        body: str = "",
        *,
        tag: str = "",
        kind: str = "application/x-www-form-urlencoded",
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "Accept-Encoding": "identity",
        }
        if tag:
            headers["If-None-Match"] = tag
        if method == "POST":
            headers |= {
                "Content-Type": kind,
                "X-CSRFToken": self._cookies["csrftoken"],
            }
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            connection.request(method, f"/clicnjob/live/{self._code}/{path}", body, headers)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie") or []:
                name, _is, value = cookie.partition(";")[0].partition("=")
                self._cookies[name] = value
            return response.status, response.headers, response.read()
        finally:
            connection.close()


def measure() -> dict[str, float]:
    """The 95th percentile of the polls, and how many answers that were given are gone."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "demo.settings"}
        env["CLICNJOB_DEMO_DIR"] = folder
        _manage(env, "seed", "--learners", "20")
        with _served(env) as one, _served(env) as other:
            ports = (one, other)
            code = _manage(env, "shell", "-c", _START.format(count=QUESTIONS))
            code = code.rpartition("code ")[2].strip()
            until = time.monotonic() + SECONDS + 10
            phones = [Phone(ports[n % 2], code, n, until) for n in range(PHONES)]
            for phone in phones:
                phone.join_quiz()
            _play(env, code, phones)
            counted = _manage(env, "shell", "-c", _COUNT.format(code=code))
    kept = int(counted.rpartition("answers ")[2])
    noted = sum(len(phone.noted) for phone in phones)
    if noted < PHONES * QUESTIONS // 2:
        raise RuntimeError(f"only {noted} answers were noted: the phones did not play")
    given = sum(len(phone.given) for phone in phones)
    late = sum(len(phone.late) for phone in phones)
    polls = [each for phone in phones for each in phone.polls]
    return {
        "quiz_live_60_p95_ms": round(statistics.quantiles(polls, n=100)[94], 1),
        "quiz_live_60_polls": len(polls),
        "quiz_live_answers": noted,
        "quiz_live_late_answers": late,
        "quiz_live_lost_answers": given - kept - late,
    }


def _play(env: dict[str, str], code: str, phones: list[Phone]) -> None:
    for phone in phones:
        phone.start()
    begun = time.monotonic()
    for number in range(2 * QUESTIONS):
        _manage(env, "shell", "-c", _STEP.format(code=code))
        target = begun + (number + 1) * SECONDS / (2 * QUESTIONS)
        time.sleep(max(0.0, target - time.monotonic()))
    for phone in phones:
        phone.join(timeout=60)


@contextmanager
def _served(env: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, str(_MANAGE), "serve"],
        env={**env, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _try in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise RuntimeError("the demo did not answer in 30 s")
        yield port
    finally:
        server.terminate()
        server.wait(timeout=10)


def _manage(env: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, str(_MANAGE), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
