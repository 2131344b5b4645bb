"""``python -m cv_xblock``: files in, files out, and clear sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cv_xblock.render.command import main

from .making import JPEG, ZOE


@pytest.fixture
def cv_file(tmp_path: Path) -> Path:
    path = tmp_path / "cv.json"
    path.write_text(json.dumps(ZOE), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("ending", "start"),
    [(".pdf", b"%PDF-"), (".svg", b"<svg"), (".png", b"\x89PNG"), (".PDF", b"%P")],
)
def test_the_ending_says_which_file_is_made(cv_file: Path, ending: str, start: bytes) -> None:
    target = cv_file.with_suffix(ending)

    assert main(["render", str(cv_file), "-o", str(target), "--model", "clair"]) == 0
    assert target.read_bytes().startswith(start)


def test_every_option_changes_the_page(cv_file: Path) -> None:
    photo = cv_file.with_name("photo.jpg")
    photo.write_bytes(JPEG)
    made = set()
    for number, options in enumerate(
        (
            [],
            ["--model", "relief"],
            ["--colour", "plum"],
            ["--anonymous"],
            ["--photo", str(photo)],
            ["--language", "en"],
        )
    ):
        target = cv_file.with_name(f"{number}.pdf")
        assert main(["render", str(cv_file), "-o", str(target), *options]) == 0
        made.add(target.read_bytes())

    assert len(made) == 6


def test_a_page_is_chosen_by_its_id(cv_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = [{"id": "p1", "model": "sobre"}, {"id": "p2", "model": "relief"}]
    cv_file.write_text(json.dumps({**ZOE, "pages": pages}), encoding="utf-8")
    first, second = cv_file.with_name("1.pdf"), cv_file.with_name("2.pdf")

    assert main(["render", str(cv_file), "-o", str(first)]) == 0
    assert main(["render", str(cv_file), "-o", str(second), "--page", "p2"]) == 0
    assert first.read_bytes() != second.read_bytes()
    assert main(["render", str(cv_file), "-o", str(first), "--page", "p3"]) == 1
    assert "p1, p2" in capsys.readouterr().err


def test_a_page_too_long_says_what_to_shorten(
    cv_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": f"e{each}", "title": f"Poste {each}", "tasks": "a\nb\nc\nd"} for each in range(15)
    ]
    cv_file.write_text(json.dumps({**ZOE, "experiences": rows}), encoding="utf-8")

    assert main(["render", str(cv_file), "-o", str(cv_file.with_suffix(".pdf"))]) == 0
    said = capsys.readouterr().out
    assert "2 pages" in said
    assert "- Tu montres 15 expériences." in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not a JSON file"),
        (b"\xff", "not a JSON file"),
        (b"[" * 100_000, "not a JSON file"),
        (b"[]", "another kind of value"),
        (b'{"schema": 99}', "a schema that is not known"),
        (b'{"schema": 3, "colour": 1}', "colour: there is no such field"),
        (json.dumps({"schema": 3, "last_name": "x" * 200}).encode(), "last_name: Ce texte"),
    ],
)
@pytest.mark.parametrize("command", ["render", "check"])
def test_a_bad_file_is_told_in_a_sentence(
    command: str, content: bytes, said: str, cv_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cv_file.write_bytes(content)
    target = cv_file.with_suffix(".pdf")
    options = ["-o", str(target)] if command == "render" else []

    assert main([command, str(cv_file), *options]) == 1
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_check_says_what_is_odd_too(cv_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cv_file.write_text(json.dumps({"schema": 3, "email": "zoe"}), encoding="utf-8")
    assert main(["check", str(cv_file)]) == 1
    assert "email: Cela ne ressemble pas" in capsys.readouterr().err

    cv_file.write_text(json.dumps({"schema": 1, "first_name": "Zoé"}), encoding="utf-8")
    assert main(["check", str(cv_file)]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "{file}", "-o", "{folder}/cv.doc"], "must end in one of .pdf"),
        (["render", "{folder}/none.json", "-o", "{folder}/cv.pdf"], "none.json: No such file"),
        (["render", "{file}", "-o", "{folder}/none/cv.pdf"], "No such file"),
        (["render", "{file}", "-o", "{folder}/cv.pdf", "--photo", "{file}"], "not a JPEG or PNG"),
        (["check", "{folder}"], "Is a directory"),
    ],
)
def test_a_bad_command_is_told_in_a_sentence(
    arguments: list[str], said: str, cv_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [each.format(file=cv_file, folder=cv_file.parent) for each in arguments]

    assert main(filled) == 1
    assert said in capsys.readouterr().err


def test_it_works_alone(cv_file: Path) -> None:
    """Without settings, and without Django and XBlock."""
    program = (
        "import sys\n"
        "from cv_xblock.render.command import main\n"
        "code = main(sys.argv[1:])\n"
        "found = {name.partition('.')[0] for name in sys.modules} & {'django', 'xblock'}\n"
        "sys.exit(f'{found}' if found else code)\n"
    )
    target = cv_file.with_suffix(".pdf")
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    command = [sys.executable, "-c", program, "render", str(cv_file), "-o", str(target)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")

    run = [sys.executable, "-m", "cv_xblock", "check", str(cv_file)]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "experiences.1.start" in done.stderr
    assert "Traceback" not in done.stderr
