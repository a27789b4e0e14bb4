"""Under pseudonyms nothing tells who is who, to those who do not hold the salt."""

import re
from pathlib import Path

import msgspec

from lossdrill.report.instructor.people import pseudonyms
from lossdrill.report.instructor.writing import Settings
from tests.classroom import marked
from tests.report.instructor import examples
from tests.report.instructor.conftest import Written
from tests.report.instructor.examples import RUN, WHO


def test_no_identity_is_in_any_page(pseudonymised: Written) -> None:
    """Neither names or parts of them, ids, sections, file names, code nor the salt."""
    every = "\n".join([*pseudonymised.pages, *pseudonymised.pages.values()])
    for student in WHO:
        for word in (student.id, student.section, *student.name.split()):
            assert not re.search(rf"\b{re.escape(word)}\b", every), word
    for hidden in (
        *("u000003/", ".docx", "stray", "import numpy", "y_hat)", "autumn", "salt of the class"),
        *("y_hat - y</code>", "The file could not be run"),
    ):
        assert hidden not in every, hidden


def test_what_the_exercises_say_is_still_there(pseudonymised: Written, written: Written) -> None:
    """The mistakes of the list are the author's words; the numbers are the same."""
    assert repr(pseudonymised.report.analysis) == repr(written.report.analysis)  # NaN is not NaN
    assert "Every entry is exactly n times" in pseudonymised.page("mistakes.html")
    assert len(pseudonymised.pages) == len(written.pages)


def test_pseudonyms_are_stable_and_need_the_salt() -> None:
    """The same from report to report, whoever else is in the class; others with another salt."""
    every = [person.label for person in pseudonyms(WHO, "autumn")]
    assert [person.label for person in pseudonyms(WHO[5:], "autumn")] == every[5:]
    assert not set(every) & {person.label for person in pseudonyms(WHO, "spring")}
    assert len(set(every)) == len(WHO)


def test_neither_pages_nor_lists_follow_the_roster(pseudonymised: Written) -> None:
    """Numbers and order come from the pseudonyms: the roster's order tells nothing."""
    persons = pseudonyms(WHO, RUN.salt)
    listed = re.findall(r"student [0-9a-f]{10}", pseudonymised.page("students.html"))
    assert listed == sorted(person.label for person in persons)
    assert [person.page for person in sorted(persons, key=lambda p: p.label)] == [
        f"student-{number:05d}.html" for number in range(1, len(WHO) + 1)
    ]


def test_the_order_of_the_roster_changes_no_page(tmp_path: Path) -> None:
    """A class whose roster is turned round has the same pages, byte for byte."""
    who, what = marked.roster(30), examples.EXERCISES[:3]
    rows = list(marked.marked(who, what))
    found = []
    for number, students in enumerate((who, who[::-1])):
        run = msgspec.structs.replace(marked.class_run(who, what), students=students)
        results = examples.write_results(tmp_path / f"{number}.sqlite", run, iter(rows), ())
        out = tmp_path / str(number)
        examples.report(results, out, Settings(pseudonymise=True), examples.ABOUT[:3])
        found.append({path.name: path.read_text(encoding="utf-8") for path in out.iterdir()})
    assert found[0] == found[1]
