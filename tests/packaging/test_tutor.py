"""The Tutor plugin, in the oldest and the newest Tutor that it is for."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from advisor_dashboard.conf import get_config

CHECKOUT = Path(__file__).resolve().parents[2]
PLUGIN = CHECKOUT / "docs" / "tutor" / "clicnjob.py"
GUIDE = CHECKOUT / "docs" / "tutor" / "README.md"
REQUIREMENT = "clicnjob-openedx[places] @ git+https://git.example.org/clicnjob.git@v0.1.0"
SERVICES = [
    f"{service}/{mode}.py" for service in ("lms", "cms") for mode in ("production", "development")
]
SWITCH = "completion.enable_completion_tracking"
#: Commands of the platform that the initialisation may use, besides Django's and ours.
PLATFORM_COMMANDS = {"waffle_switch"}

#: Writes down what Tutor would have run; says that no project is running.
DOCKER = """#!/bin/sh
case "$*" in
  *" ls --format json") echo "[]" ;;
  *" run "*) for last; do :; done; printf '%s\\n' "$last" >>"$CLICNJOB_TASKS" ;;
esac
"""


class Tutor:
    """One Tutor with a project of its own; the plugin is there and not enabled."""

    def __init__(self, command: Path, folder: Path) -> None:
        self.command = command
        self.root = folder / "root"
        self.tasks = folder / "tasks"
        for name in ("plugins", "bin"):
            (folder / name).mkdir()
        shutil.copy(PLUGIN, folder / "plugins")
        docker = folder / "bin" / "docker"
        docker.write_text(DOCKER, encoding="utf-8")
        docker.chmod(0o755)
        self.environment = {
            "PATH": f"{docker.parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TUTOR_ROOT": str(self.root),
            "TUTOR_PLUGINS_ROOT": str(folder / "plugins"),
            "CLICNJOB_TASKS": str(self.tasks),
        }

    def __call__(self, *arguments: str | Path) -> None:
        done = subprocess.run(
            [str(self.command), *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = f"{done.stdout}\n{done.stderr}"
        assert done.returncode == 0, f"{arguments}\n{said}"
        # A plugin that cannot be loaded is left out, with no more than a line that says so.
        assert "Failed to enable plugin 'clicnjob'" not in said, said

    def set(self, **values: str) -> None:
        pairs = [f"{name}={value}" for name, value in values.items()]
        self("config", "save", *(part for pair in pairs for part in ("--set", pair)))

    def read(self, path: str) -> str:
        return (self.root / "env" / path).read_text(encoding="utf-8")

    @property
    def dockerfile(self) -> str:
        return self.read("build/openedx/Dockerfile")

    def given(self, path: str) -> dict[str, object]:
        """What a service's settings give to ``CLICNJOB``, once."""
        values = [
            ast.literal_eval(node.value)
            for node in ast.parse(self.read(f"apps/openedx/settings/{path}")).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CLICNJOB"
        ]
        assert len(values) == 1, values
        return values[0]

    def initialise(self) -> list[str]:
        """The commands that the plugin's initialisation runs."""
        self.tasks.unlink(missing_ok=True)
        self("local", "do", "init", "--limit=clicnjob")
        return re.findall(r"manage\.py (.+?)(?: *[|)\\].*)?$", self.tasks.read_text(), re.MULTILINE)


@pytest.fixture(scope="module", params=["tutor>=20,<21", "tutor>=21"])
def tutor_command(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tutor") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    # Uncompiled: most of what Tutor brings is of Kubernetes, and is not imported here.
    install = [folder / "bin" / "pip", "install", "--quiet", "--no-compile", request.param]
    subprocess.run(install, check=True)
    return folder / "bin" / "tutor"


@pytest.fixture
def bare(tutor_command: Path, tmp_path: Path) -> Tutor:
    return Tutor(tutor_command, tmp_path)


@pytest.fixture
def tutor(bare: Tutor) -> Tutor:
    """As the guide says: what to install, then the plugin."""
    bare.set(CLICNJOB_REQUIREMENT=REQUIREMENT)
    bare("plugins", "enable", "clicnjob")
    return bare


def test_the_image_installs_the_package_and_changes_none_of_the_platform_s(tutor: Tutor) -> None:
    steps = tutor.dockerfile
    install = f"pip install --constraint /tmp/platform.txt '{REQUIREMENT}'"
    assert steps.count(install) == 1
    before, after = steps.split(install)
    assert "requirements/edx/base.txt" in before
    assert before.rstrip().endswith("pip list --format=freeze > /tmp/platform.txt \\\n    &&")
    assert "collectstatic" in after
    assert "collectstatic" not in before


def test_every_service_gets_the_settings_as_given(tutor: Tutor, settings: object) -> None:
    assert [tutor.given(path) for path in SERVICES] == [{}] * len(SERVICES)
    tutor.set(CLICNJOB_SETTINGS="{PAGE_SIZE: 50, MAX_RECIPIENTS: 100}")
    for path in SERVICES:
        settings.CLICNJOB = tutor.given(path)  # type: ignore[attr-defined]
        assert (get_config()["PAGE_SIZE"], get_config()["MAX_RECIPIENTS"]) == (50, 100)


def test_the_initialisation_makes_the_tables_and_loads_what_has_a_default(tutor: Tutor) -> None:
    commands = tutor.initialise()
    assert commands == [
        "lms migrate advisor_dashboard",
        "lms load_vocabulary",
        "lms load_communes",
        "lms waffle_switch --list",
        f"lms waffle_switch --create {SWITCH} on",
    ]
    assert {command.split()[1] for command in commands} <= set(get_commands()) | PLATFORM_COMMANDS


def test_the_switch_is_turned_on_unless_somebody_has_set_it(tutor: Tutor, tmp_path: Path) -> None:
    tutor.initialise()
    manage, ran = tmp_path / "manage.py", tmp_path / "ran"
    manage.write_text(
        '#!/bin/sh\necho "$@" >>ran\nif [ "$3" = --list ]; then echo "$SWITCHES"; fi\n',
        encoding="utf-8",
    )
    manage.chmod(0o755)
    for there, turned_on in (("", True), (f"{SWITCH}  off", False)):
        ran.unlink(missing_ok=True)
        # As Tutor runs it in the container.
        script = ["sh", "-e", "-c", tutor.tasks.read_text()]
        subprocess.run(script, cwd=tmp_path, env=os.environ | {"SWITCHES": there}, check=True)
        assert (f"--create {SWITCH} on" in ran.read_text()) is turned_on


def test_without_default_places_none_are_loaded(tutor: Tutor) -> None:
    tutor.set(CLICNJOB_DEFAULT_PLACES="false")
    assert "lms load_communes" not in tutor.initialise()


def test_an_image_of_which_nobody_said_what_to_install_is_not_built(bare: Tutor) -> None:
    bare("plugins", "enable", "clicnjob")
    assert "config save --set CLICNJOB_REQUIREMENT=" in bare.dockerfile
    assert re.search(r"CLICNJOB_REQUIREMENT=.*\\\n +&& false\n", bare.dockerfile)


def test_a_mounted_checkout_is_installed_instead(bare: Tutor, tmp_path: Path) -> None:
    checkout = tmp_path / "clicnjob-openedx"
    checkout.mkdir()
    bare("plugins", "enable", "clicnjob")
    bare("mounts", "add", checkout)
    assert "CLICNJOB_REQUIREMENT" not in bare.dockerfile
    assert ' install -e "/mnt/clicnjob-openedx"' in bare.dockerfile
    assert f"{checkout}:/mnt/clicnjob-openedx" in bare.read("local/docker-compose.yml")


def test_disabled_it_leaves_nothing_behind(tutor: Tutor) -> None:
    tutor("plugins", "disable", "clicnjob")
    tutor("config", "save", "--unset", "CLICNJOB_REQUIREMENT")
    left = [
        path
        for path in tutor.root.rglob("*")
        if path.is_file() and b"clicnjob" in path.read_bytes().lower()
    ]
    assert left == []


def test_the_guide_names_every_setting_and_no_other() -> None:
    named = set(re.findall(r"CLICNJOB_[A-Z_]+", GUIDE.read_text(encoding="utf-8")))
    assert named == set(re.findall(r'\("(CLICNJOB_[A-Z_]+)"', PLUGIN.read_text(encoding="utf-8")))
