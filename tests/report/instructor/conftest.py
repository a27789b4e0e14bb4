"""What the tests of the class's report share."""

from pathlib import Path
from typing import NamedTuple

import pytest

from lossdrill.report.instructor.writing import Report, Settings
from tests.report.instructor import examples


class Written(NamedTuple):
    report: Report
    folder: Path

    def page(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    @property
    def pages(self) -> dict[str, str]:
        return {path.name: self.page(path.name) for path in sorted(self.folder.iterdir())}


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return examples.write_results(tmp_path_factory.mktemp("class") / "run.sqlite")


@pytest.fixture(scope="session")
def written(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("pages")
    return Written(examples.report(results, folder), folder)


@pytest.fixture(scope="session")
def pseudonymised(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("pseudonyms")
    return Written(examples.report(results, folder, Settings(pseudonymise=True)), folder)
