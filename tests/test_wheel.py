"""What travels in the wheel."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
DATA = ("docs", "exercises", "solutions", "templates")


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_carries_every_data_file(contents: dict[str, bytes]) -> None:
    """Exercises, what they link to, solutions and templates are there as in the checkout."""
    files = [
        path
        for part in DATA
        for path in (ROOT / part).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    assert files
    for path in files:
        name = f"lossdrill/_data/{path.relative_to(ROOT).as_posix()}"
        assert contents[name] == path.read_bytes()


def test_the_wheel_carries_the_program_and_nothing_else(contents: dict[str, bytes]) -> None:
    """Tests, benchmarks and caches stay at home; py.typed and the licence come along."""
    tops = {name.partition("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"lossdrill"}
    assert "lossdrill/py.typed" in contents
    assert not [name for name in contents if "__pycache__" in name or name.endswith(".pyc")]
    assert [name for name in contents if name.endswith("licenses/LICENSE")]
