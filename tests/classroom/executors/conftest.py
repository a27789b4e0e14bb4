"""A pack whose exercise costs the process that judges it its life, if the answer says so."""

import pytest

from lossdrill.classroom.executors.station import Setting
from lossdrill.classroom.model import Submission
from lossdrill.pack import Pack
from tests.judging.packs import SOLUTION, write_pack

DEADLY = f"""{SOLUTION}

import os
import time
from dataclasses import dataclass

from lossdrill.sandbox.wire import Call


@dataclass(frozen=True)
class Deadly:
    judge: object

    @property
    def reference(self):
        return self.judge.reference

    def __call__(self, ask, variant):
        if ask([Call("twice", (1.0,))])[0].value == -99.0:
            os._exit(9)
        if ask([Call("twice", (1.0,))])[0].value == -98.0:
            raise RuntimeError("judging went wrong")
        return self.judge(ask, variant)


judge = Deadly(judge)
"""

ANSWERS = {
    "right": "def twice(x):\n    return x + x\n",
    "wrong": "def twice(x):\n    return x\n",
    "kills": "def twice(x):\n    return -99.0\n",
    "fault": "def twice(x):\n    return -98.0\n",
    "broken": "def twice(x:\n",
}


@pytest.fixture(scope="session")
def deadly(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return write_pack(tmp_path_factory.mktemp("deadly"), DEADLY)


@pytest.fixture(scope="session")
def setting(deadly: Pack) -> Setting:
    return Setting(packs=(str(deadly.root),), pack=deadly.content_hash)


@pytest.fixture(scope="session")
def handed_in() -> list[Submission]:
    """Two who kill their process among those who do not."""
    kinds = ["right", "wrong", "kills", "broken", "right", "fault", "kills", "wrong"]
    return [
        Submission(
            student=f"{number} {kind}",
            exercise="twice",
            source=f"{ANSWERS[kind]}# {number}\n",
            file=f"{number}.py",
        )
        for number, kind in enumerate(kinds)
    ]
