"""Job objects of Windows, against a kernel that only writes down what it is told."""

import ctypes
import sys
from contextlib import ExitStack
from typing import Any

import pytest

from lossdrill.sandbox.outside import job_object


class Kernel:
    """Remembers the calls; the limits as they were when they were set."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.limits: Any = None
        self.held: int | None = None

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            self.calls.append(name)
            if name == "SetInformationJobObject":
                self.limits = job_object._Extended.from_buffer_copy(arguments[2]._obj)
                assert arguments[1] == job_object.EXTENDED_LIMITS
                assert arguments[3] == ctypes.sizeof(self.limits)
            if name == "AssignProcessToJobObject":
                self.held = arguments[1].value
            return 7

        self.__dict__[name] = call
        return call


class Process:
    _handle = 41


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    made = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: made, raising=False)
    return made


MADE = ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]


def test_the_process_is_held_and_ended(kernel: Kernel) -> None:
    """It is in the job before anything else happens; closing the job ends it, on every way out."""
    with ExitStack() as stack:
        stack.enter_context(pytest.raises(KeyboardInterrupt))
        stack.enter_context(job_object.around(Process(), 512))  # type: ignore[arg-type]
        assert kernel.calls == MADE
        assert kernel.held == Process._handle
        raise KeyboardInterrupt
    assert kernel.calls == [*MADE, "CloseHandle"]


def test_the_limits(kernel: Kernel) -> None:
    """One process, so much memory above what is loaded, ended with the job."""
    with job_object.around(Process(), 512):  # type: ignore[arg-type]
        basic = kernel.limits.basic
        assert basic.processes == 1
        assert kernel.limits.process_memory == (job_object.LOADED_MIB + 512) * 2**20
        flags = job_object.KILL_ON_CLOSE | job_object.ONE_PROCESS | job_object.PROCESS_MEMORY
        assert basic.flags == flags


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64-bit Windows")
def test_the_layout() -> None:
    """The structures are as large as winnt.h makes them on 64 bits."""
    assert (ctypes.sizeof(job_object._Basic), ctypes.sizeof(job_object._Extended)) == (64, 144)


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """On other systems there is no kernel32 to ask."""
    monkeypatch.setattr(sys, "platform", "darwin")
    with job_object.around(Process(), 512):  # type: ignore[arg-type]
        assert not hasattr(ctypes, "WinDLL")
