"""Chromium and a running demo host, for the browser tests and the README's pictures."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHECKOUT = Path(__file__).resolve().parents[2]
MANAGE = CHECKOUT / "demo" / "manage.py"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
#: Chromium is Debian's; it must neither sandbox (CI runs as root) nor call home.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """Where Debian's Chromium is, if it is installed.

    The one without a window's frame comes first: the same engine, at two thirds of the work.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


@dataclass(frozen=True)
class DemoHost:
    """A seeded demo host that answers at ``url``; its files lie in ``folder``."""

    url: str
    folder: Path

    def manage(self, *arguments: str) -> str:
        """The output of a management command on this host's data."""
        return _manage(self.folder, *arguments)


def _environment(folder: Path, **more: str) -> dict[str, str]:
    # The tests' own settings, which pytest-django puts here, are not the demo's.
    settings = {"DJANGO_SETTINGS_MODULE": "demo.settings", "CLICNJOB_DEMO_DIR": str(folder)}
    return {**os.environ, **settings, **more}


def _manage(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(MANAGE), *arguments],
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"the demo host stopped:\n{log.read_text(encoding='utf-8')}")
        try:
            urllib.request.urlopen(url, timeout=2)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the demo host did not answer in 30 s:\n{log.read_text(encoding='utf-8')}")


def seed_once(folder: Path, learners: int) -> Path:
    """``folder``, filled with so many learners by whichever process comes first."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            fresh = folder.with_suffix(".new")
            fresh.mkdir(exist_ok=True)
            _manage(fresh, "seed", "--learners", str(learners))
            fresh.rename(folder)
    return folder


@contextmanager
def running_demo(folder: Path, learners: int) -> Iterator[DemoHost]:
    """Seed ``folder`` with so many learners and serve it until the block ends."""
    _manage(folder, "seed", "--learners", str(learners))
    with serving(folder) as host:
        yield host


@contextmanager
def serving(folder: Path) -> Iterator[DemoHost]:
    """Serve a seeded ``folder`` until the block ends."""
    port = _free_port()
    log = folder / "server.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [sys.executable, str(MANAGE), "serve"],
            env=_environment(folder, PORT=str(port)),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, server, log)
            yield DemoHost(url=url, folder=folder)
        finally:
            server.terminate()
            server.wait(timeout=10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium.

    Raises:
        RuntimeError: there is none on this machine.
    """
    path = chromium_path()
    if path is None:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        try:
            yield browser
        finally:
            browser.close()
