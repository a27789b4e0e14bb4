"""What the tests of the report share."""

from pathlib import Path

import pytest

from lossdrill.pack import Pack
from tests.report.examples import write_pack


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    root: Path = tmp_path_factory.mktemp("pack")
    return Pack(write_pack(root))
