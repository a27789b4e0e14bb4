"""Names, ids, code and output are hostile: they appear as text, or not at all."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lossdrill.classroom.model import Student, Submission, Unreadable
from lossdrill.model import Counterexample, Diagnosis, Verdict
from lossdrill.report.instructor.writing import Settings
from tests.classroom import marked
from tests.report.instructor import examples
from tests.report.instructor.conftest import Written
from tests.report.test_hostile import ATTACKS

OURS = re.compile(r"#answer-\d+|#content|[a-z]+(-\d+)*\.html(#answer-\d+)?")


class Elements(HTMLParser):
    """The names of all elements, what scripts say, and addresses that are none of our pages."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.dangerous: list[tuple[str, str | None]] = []
        self.scripts = page.count("<script")
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.dangerous += [
            (name, value)
            for name, value in attrs
            if name.startswith("on")
            or (name in {"href", "src", "action"} and not OURS.fullmatch(value or ""))
        ]


@pytest.fixture(scope="module")
def harmless(written: Written) -> frozenset[str]:
    """The elements of pages about a class that attacks nothing."""
    return frozenset().union(*(Elements(page).names for page in written.pages.values()))


def attacking_class(path: Path, attack: str) -> None:
    """Everything that a student, or a careless roster, has a say in."""
    attack = attack.replace("\ud800", "")
    who = (
        Student(id=attack, name=attack, section=attack),
        Student(id=f"{attack}2", section="2"),
        *marked.roster(12),
    )
    what = examples.EXERCISES[:2]
    case = Counterexample(inputs={attack: attack}, yours=[attack, {attack: attack}], expected=0.0)
    said = tuple(
        Diagnosis(id=attack, kind=kind, message=attack) for kind in ("mistake", "generic", "run")
    )
    verdict = Verdict(
        exercise=what[0].id,
        status="wrong",
        score=0.5,
        variant=1,
        reason="value",
        diagnoses=said,
        counterexample=case,
        printed=attack,
    )
    # Twice the same, long enough to be found similar.
    source = f"{examples.ORIGINAL}\nx = '''{attack}'''  # {attack}\n{attack}\n"
    rows = [
        (Submission(student=one.id, exercise=what[0].id, source=source, file=attack), verdict)
        for one in who[:2]
    ]
    lost = (Unreadable(file=attack, message=attack, student=attack, exercise=attack),)
    everybody = iter([*rows, *marked.marked(who[2:], what)])
    examples.write_results(path, marked.class_run(who, what), everybody, lost)


@pytest.mark.parametrize("private", [False, True], ids=["named", "pseudonymised"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_a_student_writes_becomes_markup(
    tmp_path: Path, harmless: frozenset[str], attack: str, private: bool
) -> None:
    """Wherever it enters, an attack adds no element, no handler, no script and no address."""
    attacking_class(tmp_path / "run.sqlite", attack)
    out = tmp_path / "out"
    settings = Settings(pseudonymise=private)
    found = examples.report(tmp_path / "run.sqlite", out, settings, examples.ABOUT[:2])
    assert found.overview.similar == 1
    for path in out.iterdir():
        page = path.read_text(encoding="utf-8")
        elements = Elements(page)
        assert elements.names <= harmless, path.name
        assert elements.dangerous == [], path.name
        assert elements.scripts == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", page)


def test_only_the_one_script_may_run(written: Written) -> None:
    """The browser is told the hash of the report's own script, and that nothing else may run."""
    for page in written.pages.values():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        assert policy
        assert "default-src 'none'" in policy[1].replace("&#39;", "'")
        assert len(re.findall(r"script-src '?sha256-", policy[1].replace("&#39;", "'"))) == 1
        assert "unsafe-eval" not in page
