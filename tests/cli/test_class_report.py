"""`lossdrill class report`, typed: pages, what is said, what is refused."""

from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom.model import Submission
from lossdrill.model import Verdict
from lossdrill.pack import open_pack
from tests.classroom import marked
from tests.classroom.marked import Item
from tests.cli.conftest import RIGHT, WRONG, Type

WHAT = (Item("double-it", 0, 1), Item("halve-it", 0.5, 1), Item("gone-since", 0, 1))
WHO = marked.roster(12)


@pytest.fixture
def results(pack: Path, home: Path) -> Path:
    """Twelve students; the third exercise is no longer in the pack."""
    path = home.parent / "run.sqlite"
    run = msgspec.structs.replace(marked.class_run(WHO, WHAT), pack=open_pack(pack).content_hash)
    marked.write_class(path, run, marked.marked(WHO, WHAT, seed=2))
    return path


def test_pages_are_written_and_the_first_is_named(type_in: Type, results: Path) -> None:
    """One line says how the class stands, the next what to open."""
    done = type_in("class report", str(results), "--out", "pages")
    assert done.exit_code == 0, done.output
    first, last = done.output.splitlines()
    assert first.startswith("12 students · ")
    assert last == "Open pages/index.html in a browser."
    index = Path("pages/index.html").read_text(encoding="utf-8")
    assert "Title of double-it" in index
    assert "gone-since" in index


def test_a_policy_changes_the_marks(type_in: Type, results: Path) -> None:
    """With --config another policy applies than the one the class was graded with."""
    Path("class.toml").write_text('counts = "first"\n[weights]\n"halve-it" = 3\n')
    pages = []
    for arguments in ([], ["--config", "class.toml"]):
        assert type_in("class report", str(results), *arguments).exit_code == 0
        pages.append(Path("class-report/students.html").read_text(encoding="utf-8"))
    assert pages[0] != pages[1]


def test_a_wrong_policy_is_refused_with_its_line(type_in: Type, results: Path) -> None:
    """Nothing is written, and the file's name, line and key are said."""
    Path("class.toml").write_text("counts = 3\n")
    done = type_in("class report", str(results), "--config", "class.toml")
    assert done.exit_code == 2
    assert "class.toml: line 1: counts" in done.output
    assert not Path("class-report").exists()


def test_pseudonyms_without_a_salt_come_with_a_warning(
    type_in: Type, pack: Path, home: Path
) -> None:
    """An empty salt is a key that everybody knows."""
    path = home.parent / "unsalted.sqlite"
    marked.write_class(path, marked.class_run(WHO, WHAT, salt=""), marked.marked(WHO, WHAT))
    done = type_in("class report", str(path), "--pseudonymise")
    assert done.exit_code == 0
    assert "--salt" in done.stderr
    index = Path("class-report/index.html").read_text(encoding="utf-8")
    assert not any(student.name in index for student in WHO)


def test_what_is_no_result_is_refused(type_in: Type, results: Path) -> None:
    """No file, and a file of something else: one sentence each, and no folder."""
    missing = type_in("class report", "nothing.sqlite")
    assert missing.exit_code == 3
    assert "lossdrill class grade" in missing.output
    Path("notes.sqlite").write_text("not a database, though it is called one")
    assert type_in("class report", "notes.sqlite").exit_code == 3
    assert not Path("class-report").exists()


def test_a_strange_folder_is_left_alone(type_in: Type, results: Path) -> None:
    """Exit code 2, and the file that is in the way is named."""
    Path("pages").mkdir()
    Path("pages/thesis.tex").touch()
    done = type_in("class report", str(results), "--out", "pages")
    assert done.exit_code == 2
    assert "thesis.tex" in done.output
    assert list(Path("pages").iterdir()) == [Path("pages/thesis.tex")]


def test_short_answers_are_not_called_similar(type_in: Type, pack: Path, home: Path) -> None:
    """Of a class that handed in the one obvious line twelve times nothing can be told, and it is
    said why.
    """
    run = marked.class_run(WHO, WHAT[:1])
    rows = [
        (
            Submission(
                student=student.id,
                exercise="double-it",
                source=(RIGHT, WRONG)[number % 2],
                file=f"{student.id}/double_it.py",
            ),
            Verdict(exercise="double-it", status="pass", score=1.0, variant=0),
        )
        for number, student in enumerate(WHO)
    ]
    path = home.parent / "short.sqlite"
    marked.write_class(path, run, rows)
    done = type_in("class report", str(path))
    assert "similar" not in done.output
    page = Path("class-report", "similar.html").read_text(encoding="utf-8")
    assert "Too few answers to compare" in page
    assert "not looked" not in done.output.lower()
    skipped = type_in("class report", str(path), "--no-similar")
    assert "similar" not in skipped.output
    page = Path("class-report/similar.html").read_text(encoding="utf-8")
    assert "Not looked for" in page
