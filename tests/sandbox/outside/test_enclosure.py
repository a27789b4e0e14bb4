"""The command that starts a worker: what it is shown, at which paths, and with which rights."""

import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from lossdrill.model import Limits
from lossdrill.sandbox.fresh import FIGURES, NUMPY, fresh_run
from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.outside import enclosure, packages, world
from lossdrill.sandbox.outside.enclosure import Start
from lossdrill.sandbox.wire import Call


@pytest.fixture
def bwrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bubblewrap is installed, whether or not it is; it is never started."""
    (tmp_path / "bwrap").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def inside(libraries: tuple[str, ...] = NUMPY) -> Start:
    start = enclosure.bubblewrap(ALL, libraries)
    assert start is not None
    return start


def binds(start: Start) -> list[tuple[str, str]]:
    command = start.command
    return [(command[i + 1], command[i + 2]) for i, o in enumerate(command) if o == "--ro-bind"]


def test_without_bubblewrap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed there is no such command."""
    monkeypatch.setenv("PATH", "")
    assert enclosure.bubblewrap(ALL, NUMPY) is None


@pytest.mark.parametrize("libraries", [NUMPY, FIGURES])
def test_everything_is_read_only(bwrap: None, libraries: tuple[str, ...]) -> None:
    """Nothing is bound to be written to, and the root is closed after all that is mounted; only
    the cache of Matplotlib can be written to, and it is small.
    """
    command = inside(libraries).command
    assert not {"--bind", "--dev-bind", "--dev", "--proc", "--share-net"} & set(command)
    last = len(command) - 1 - command[::-1].index("--remount-ro")
    assert command[last + 1] == "/"
    mounts = {"--ro-bind", "--tmpfs", "--dir"}
    assert not mounts & set(command[last:])
    open_ones = [
        path
        for option, path in pairwise(command)
        if option == "--tmpfs" and ("--remount-ro", path) not in set(pairwise(command))
    ]
    assert open_ones == ([enclosure.CACHE] if "matplotlib" in libraries else [])
    for path in open_ones:
        place = command.index(path)
        assert command[place - 3 : place] == ("--size", str(enclosure.CACHE_BYTES), "--tmpfs")


@pytest.mark.parametrize("libraries", [NUMPY, FIGURES])
def test_only_what_is_needed_is_shown(bwrap: None, libraries: tuple[str, ...]) -> None:
    """Python, the system's shared libraries, the packages; of lossdrill only the sandbox."""
    needed = (
        Path(sys.executable).resolve(),
        packages.standard_library(),
        *packages.shared_libraries(),
        *packages.roots(libraries),
        Path(sys.base_prefix, "lib"),
    )
    for outer, _ in binds(inside(libraries)):
        path = Path(outer)
        assert any(path == each or path.is_relative_to(each) for each in needed), outer
        assert path not in (packages.PACKAGE, *packages.PACKAGE.parents)
    ours = [Path(outer).name for outer, _ in binds(inside()) if f"{packages.PACKAGE}/" in outer]
    assert set(ours) <= set(world.OURS)


def test_paths_inside_are_neutral(bwrap: None) -> None:
    """Nothing that the worker is told or shown says where things lie outside."""
    start = inside(FIGURES)
    system = {str(path) for path in packages.shared_libraries()}
    for _, inner in binds(start):
        assert inner in system or inner.split("/")[1] in {"python", "packages"}, inner
    shown = start.command[len(start.command) - start.command[::-1].index("--chdir") - 1 :]
    for private in (packages.PACKAGE.parent, Path.home(), Path(sys.prefix), Path(sys.base_prefix)):
        if not any(path.startswith(f"{private}/") for path in system):  # as /usr is for all
            assert not any(f"{private}/" in word for word in shown)
    assert start.environment == {}
    assert "--clearenv" in start.command


@pytest.mark.parametrize("user", [0, 1000])
def test_rights(bwrap: None, monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    """All namespaces are new and all capabilities gone; root keeps what it takes to leave root."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    command = inside().command
    expected = {"--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--as-pid-1"}
    assert expected | {"--die-with-parent", "--new-session", "--cap-drop"} <= set(command)
    added = [right for option, right in pairwise(command) if option == "--cap-add"]
    assert added == (["CAP_SETUID", "CAP_SETGID"] if user == 0 else [])
    assert ("--unshare-user" in command) == (user != 0)


@pytest.mark.parametrize("program", ["worker", "once"])
def test_a_plain_process(program: str, tmp_path: Path) -> None:
    """It is the same interpreter, isolated from its user's settings, with an empty environment;
    what a file may read of it leaves out lossdrill and whatever else is installed.
    """
    start = enclosure.plain(program, ALL, NUMPY, tmp_path)
    assert Path(start.command[0]).resolve() == Path(sys.executable).resolve()
    assert {"-I", "-S", "-B"} <= set(start.command)
    assert start.environment == ({} if sys.platform != "win32" else start.environment)
    readable = [Path(path) for path in start.command[-1].split(os.pathsep)]
    assert packages.PACKAGE not in readable
    assert not {path.name for path in readable} & {*packages.SITE, "msgspec"}
    figures = enclosure.plain(program, ALL, FIGURES, tmp_path)
    assert figures.environment["MPLCONFIGDIR"] == str(tmp_path)


SEEN = """
import os, sys
x = sorted(os.path.join(folder, name) for folder, _, files in os.walk("/") for name in files)
version, top = sys.version, sorted(os.listdir("/"))
"""


@pytest.mark.parametrize("libraries", [NUMPY, FIGURES])
def test_what_can_be_seen_inside(libraries: tuple[str, ...]) -> None:
    """Without any other layer a file finds Python and the packages; it is the same Python as out
    here, and nothing that knows an exercise.
    """
    calls = [Call(name) for name in ("version", "top")]
    counted = Call("f", (["/solutions", "/exercises", "/judging", "huber", "lossdrill/cli"],))
    find = "\ndef f(words): return [p for p in x if any(w in p for w in words)][:20]\n"
    limits = Limits(seconds=30.0, figures="matplotlib" in libraries)
    with fresh_run(layers=("bubblewrap",)) as run:
        reply = run(SEEN + find, "a.py", [*calls, counted], limits)
    if "bubblewrap" not in reply.isolation:
        assert "CI" not in os.environ
        pytest.skip("bubblewrap is not installed or does not work here")
    version, top, found = (answer.value for answer in reply.answers)
    assert version == sys.version
    system = {path.parts[1] for path in packages.shared_libraries()}
    assert set(top) <= {"python", "packages", "cache", *system}
    assert found == []
