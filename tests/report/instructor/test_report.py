"""The class's pages as documents, and what they say of a class that is known."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from math import isnan
from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom.model import Student
from lossdrill.errors import UsageError
from lossdrill.report.instructor.pages import matrices
from lossdrill.report.instructor.writing import Settings
from tests.classroom import marked
from tests.report.instructor import examples
from tests.report.instructor.conftest import Written
from tests.report.instructor.examples import COPIED, ESSAY, EXERCISES, WHO


class Outline(HTMLParser):
    """Headings, ids, tables and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []
        self.unscoped = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [given["href"] or ""] if "href" in given else []
        self.unscoped += tag == "th" and "scope" not in given


def text_of(page: str) -> str:
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_every_page_is_well_formed(written: Written) -> None:
    """One h1 and no level skipped; tables named, their heads scoped; every address leads to a page
    of the folder, and to a place in it.
    """
    outlines = {name: Outline(page) for name, page in written.pages.items()}
    for name, found in outlines.items():
        assert found.headings[0] == 1, name
        assert found.headings.count(1) == 1, name
        assert all(deeper - level <= 1 for level, deeper in pairwise(found.headings)), name
        assert len(found.ids) == len(set(found.ids)), name
        assert found.tags.count("table") == found.tags.count("caption"), name
        assert found.unscoped == 0, name
        assert not {"details", "link", "img", "iframe"} & set(found.tags), name
        for target in found.targets:
            page, _, place = target.partition("#")
            assert page in {"", *outlines}, (name, target)
            assert not place or place in outlines[page or name].ids, (name, target)


def test_every_student_and_exercise_has_a_page(written: Written) -> None:
    """From the class one reaches each exercise, from there each student."""
    assert written.report.pages == len(written.pages) == len(WHO) + len(EXERCISES) + 1 + 4
    index = Outline(written.page("index.html"))
    exercise = Outline(written.page("exercise-003.html"))
    assert {f"exercise-{n:03d}.html" for n in range(1, len(EXERCISES) + 2)} <= set(index.targets)
    assert {f"student-{n:05d}.html" for n in range(1, len(WHO) + 1)} <= set(exercise.targets)


def test_the_noise_item_is_flagged_and_sound_ones_are_not(written: Written) -> None:
    """Coin flips do not tell strong from weak; most other items do, and the essay has no score."""
    items = {item.about.id: item for item in written.report.analysis.items}
    assert any("does not tell" in flag for flag in items["coin-flips"].flags)
    flat = [name for name, item in items.items() if item.discrimination.value < 0.1]
    assert len(flat) <= 3
    assert not items[ESSAY].scored
    assert items[ESSAY].flags == ()
    assert "read by people" in text_of(written.page("exercise-013.html"))


def test_missing_zero_and_could_not_run_are_told_apart(written: Written) -> None:
    """They are different rows, and every answer is in one of them."""
    seen = written.report.overview
    assert sum(row.number for row in seen.health) == len(WHO) * (len(EXERCISES) + 1)
    assert {"not right, 0", "missing", "could not be run"} <= {row.name for row in seen.health}
    assert all(row.number > 0 for row in seen.health)


def test_statistics_are_of_first_attempts(written: Written) -> None:
    """Marks count the last attempt, so they are higher than the facilities."""
    items = [item for item in written.report.analysis.items if item.scored]
    facility = sum(item.facility.value for item in items) / len(items)
    assert facility < written.report.overview.mean
    assert all(item.facility.n == len(WHO) - 1 for item in items)  # one handed in nothing


def test_left_out_means_left_out(results: Path, tmp_path: Path, written: Written) -> None:
    """With --omitted left-out the n are smaller, and the marks are of what was handed in."""
    found = examples.report(results, tmp_path, Settings(omitted="left-out"))
    items = [item for item in found.analysis.items if item.scored]
    assert all(item.facility.n < len(WHO) - 1 for item in items)
    assert found.overview.mean > written.report.overview.mean
    assert "is left out" in text_of((tmp_path / "index.html").read_text(encoding="utf-8"))


def test_who_handed_in_nothing_needs_attention(written: Written) -> None:
    """They are first on the list, and have a page."""
    (first, *_) = written.report.overview.need
    assert WHO[first.number].id == "absent"
    assert first.attention == ("handed in nothing",)
    page = text_of(written.page(f"student-{len(WHO):05d}.html"))
    assert "Absent Alone" in page
    assert "13 missing" in page


def test_files_that_were_not_read_are_on_their_students_page(
    written: Written, pseudonymised: Written
) -> None:
    """With the reason; under a pseudonym neither, as a file's name may tell whose it is."""
    page = text_of(written.page("student-00004.html"))
    assert "1 file that gave no answer; what is missing may be in it" in page
    assert "u000003/notes.docx Not Python; save it as a .py file." in page
    assert "Not read" not in text_of(written.page("student-00005.html"))
    assert not any("notes.docx" in page for page in pseudonymised.pages.values())


def test_the_disguised_answer_is_shown_beside_the_other(written: Written) -> None:
    """Similar, with how unusual it is in this class, and never a word of guilt."""
    page = text_of(written.page("similar.html"))
    assert written.report.overview.similar == 1
    assert COPIED in page
    assert re.search(r"the same structure 2 of \d+ answers have it", page)
    assert "import numpy as np" in page
    assert not re.search("copied|plagiar|cheat", page, re.IGNORECASE)


def test_code_is_shown_with_its_verdict(written: Written) -> None:
    """A student's page has the diagnosis, the simplest case and the code of what did not pass."""
    need = written.report.overview.need[1]
    page = text_of(written.page(f"student-{need.number + 1:05d}.html"))
    assert "Every entry" in page or "Beyond delta" in page
    assert "theirs [1.]" in page
    assert "import numpy as np" in page


def test_mistakes_by_exercise(written: Written) -> None:
    """The matrix has a row for each mistake that several exercises saw, and numbers add up."""
    page = written.page("mistakes.html")
    assert '<table class="matrix">' in page
    assert {name for name, _ in marked.MISTAKES} <= set(re.findall(r"<code>([\w-]+)</code>", page))
    (matrix,) = matrices(written.report.analysis.mistakes)
    totals = [sum(cells) for _, cells in matrix.rows]
    assert totals == sorted(totals, reverse=True), "the most frequent first"
    for mistake in written.report.analysis.mistakes:
        assert 0 <= mistake.still <= mistake.made <= mistake.tried


def test_small_sections_are_suppressed(tmp_path: Path) -> None:
    """Of a section of four nobody learns the mean."""
    who = (
        *marked.roster(20, sections=1),
        *(Student(id=f"s{i}", section="Small") for i in range(4)),
    )
    what = EXERCISES[:2]
    run = marked.class_run(who, what)
    examples.write_results(tmp_path / "run.sqlite", run, marked.marked(who, what), ())
    about = examples.ABOUT[:2]
    found = examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=about)
    small = next(each for each in found.overview.sections if each.name == "Small")
    assert small.students == 4
    assert isnan(small.mark)
    assert "n/a" in text_of((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))


def test_nothing_is_flagged_in_a_small_class(tmp_path: Path) -> None:
    """Below 30 students chance alone would flag items."""
    who = marked.roster(25)
    run = marked.class_run(who, EXERCISES)
    examples.write_results(tmp_path / "run.sqlite", run, marked.marked(who, EXERCISES), ())
    found = examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=examples.ABOUT[:-1])
    assert found.overview.flagged is None
    assert not any(item.flags for item in found.analysis.items)
    assert "a review" not in text_of((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("students", [0, 1])
def test_a_class_of_hardly_anyone_has_a_report(tmp_path: Path, students: int) -> None:
    """Nothing is divided by nobody: undefined numbers are n/a."""
    who = marked.roster(students)
    run = marked.class_run(who, EXERCISES[:2])
    examples.write_results(tmp_path / "run.sqlite", run, marked.marked(who, EXERCISES[:2]), ())
    found = examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=examples.ABOUT[:2])
    assert found.pages == students + 2 + 4
    assert "<figure" not in (tmp_path / "out" / "exercise-001.html").read_text(encoding="utf-8")
    assert "n/a" in text_of((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))


def test_long_lists_are_split(tmp_path: Path) -> None:
    """501 students fill two pages, of the class and of each exercise; parts lead to each other."""
    who, what = marked.roster(501), EXERCISES[:1]
    run = marked.class_run(who, what)
    examples.write_results(tmp_path / "run.sqlite", run, marked.marked(who, what, omit=0.9), ())
    examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=examples.ABOUT[:1])
    for name in ("students", "exercise-001"):
        first, second = (
            (tmp_path / "out" / f"{name}{part}.html").read_text(encoding="utf-8")
            for part in ("", "-2")
        )
        assert f"{name}-2.html" in Outline(first).targets
        people = [target for target in Outline(first).targets if target.startswith("student-")]
        assert people == [f"student-{number:05d}.html" for number in range(1, 501)]
        assert f"{name}.html" in Outline(second).targets
        assert "student-00501.html" in Outline(second).targets


def test_the_same_results_give_the_same_pages(
    results: Path, tmp_path: Path, written: Written
) -> None:
    """No clock, no chance: two reports can be compared file by file."""
    examples.report(results, tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == (
        written.pages
    )


def test_where_it_comes_from(written: Written) -> None:
    """The first page names pack, version, isolation, salt and the rule for omitted answers."""
    page = text_of(written.page("index.html"))
    for wanted in (
        *(examples.RUN.pack, "lossdrill 1.0", "rlimits, landlock, seccomp", "autumn"),
        *("missing or could not be run counts 0", "the default: no policy file was given"),
    ):
        assert wanted in page


def test_an_earlier_report_is_replaced_as_a_whole(results: Path, tmp_path: Path) -> None:
    """No page of it stays behind with a name that the new one must not show."""
    examples.report(results, tmp_path)
    (tmp_path / "student-99999.html").write_text("Absent Alone", encoding="utf-8")
    examples.report(results, tmp_path, Settings(pseudonymise=True))
    assert not (tmp_path / "student-99999.html").exists()


def test_a_folder_with_anything_else_is_left_alone(results: Path, tmp_path: Path) -> None:
    """Nothing is deleted or overwritten where something lies that no report wrote."""
    (tmp_path / "index.html").write_text("a page of mine", encoding="utf-8")
    (tmp_path / "thesis.tex").touch()
    with pytest.raises(UsageError, match=r"thesis\.tex"):
        examples.report(results, tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "a page of mine"


def test_strangers_are_counted_and_in_no_table(tmp_path: Path) -> None:
    """Who handed in without being on the roster is mentioned, not reported on."""
    who = marked.roster(12)
    run = msgspec.structs.replace(marked.class_run(who, EXERCISES[:2]), students=who[:10])
    examples.write_results(tmp_path / "run.sqlite", run, marked.marked(who, EXERCISES[:2]), ())
    found = examples.report(tmp_path / "run.sqlite", tmp_path / "out", about=examples.ABOUT[:2])
    assert found.overview.strangers == 2
    assert "2 people handed in without" in text_of(
        (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    )
