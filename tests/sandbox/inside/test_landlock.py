import errno
import itertools
import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from lossdrill.sandbox.inside import landlock, syscalls
from tests.sandbox.inside.trial import LANDLOCK, outcome

MISSING = "this kernel has no Landlock, or was started without it (lsm=landlock,...)"


@pytest.fixture(scope="module")
def abi() -> int:
    version = landlock.abi()
    if version == 0:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return version


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """A folder that may be read, next to one that may not."""
    for name in ("inside", "outside"):
        (tmp_path / name / "folder").mkdir(parents=True)
        (tmp_path / name / "file").write_text("content")
    return tmp_path / "inside"


HONEST = {
    "reads": "open('file').read() == 'content' or 1 / 0",
    "lists": "os.listdir('.').sort()",
    "writes into a pipe": "os.write(os.pipe()[1], b'x')",
    "imports": "import numpy, decimal, ssl, zoneinfo; numpy.linalg.solve([[2.0]], [1.0])",
    "time zones": "import zoneinfo; zoneinfo.ZoneInfo('Europe/Vienna')",
    "own signals": "os.kill(os.getpid(), 0)",
}


@pytest.mark.parametrize("attempt", HONEST.values(), ids=HONEST)
def test_honest(attempt: str, inside: Path, abi: int) -> None:
    """What an honest file does works under the ruleset."""
    assert outcome("import os; " + attempt, layer=LANDLOCK, folder=inside) == "worked"


# Each with the ABI that first denies it, and how it is answered.
DENIED = {
    "read outside": (1, "EACCES", "open('../outside/file')"),
    "list outside": (1, "EACCES", "os.listdir('../outside')"),
    "read through a link": (1, "EACCES", "open('link')"),
    "write": (1, "EACCES", "open('file', 'w')"),
    "append": (1, "EACCES", "open('file', 'a')"),
    "create": (1, "EACCES", "open('new', 'w')"),
    "write outside": (1, "EACCES", "open('../outside/new', 'w')"),
    "remove": (1, "EACCES", "os.remove('file')"),
    "remove a folder": (1, "EACCES", "os.rmdir('folder')"),
    "make a folder": (1, "EACCES", "os.mkdir('new')"),
    "make a pipe": (1, "EACCES", "os.mkfifo('new')"),
    "link": (1, "EACCES", "os.symlink('file', 'new')"),
    "rename": (1, "EACCES", "os.rename('file', 'new')"),
    "truncate": (3, "EACCES", "os.truncate('file', 0)"),
    "execute": (1, "EACCES", "subprocess.run([sys.executable, '-c', ''])"),
    "bind": (4, "EACCES", "socket.socket().bind(('127.0.0.1', 0))"),
    "connect": (4, "EACCES", "socket.socket().connect(server.getsockname())"),
    "signal outside": (6, "EPERM", "os.kill(os.getppid(), 0)"),
    "abstract socket": (6, "EPERM", "unix().connect(abstract.getsockname())"),
    "named socket": (9, "EACCES", "unix().connect('socket')"),
}
BEFORE = """
import os, socket, subprocess, sys
def unix(): return socket.socket(socket.AF_UNIX)
server = socket.create_server(("127.0.0.1", 0))
abstract = unix(); abstract.bind(""); abstract.listen()
named = unix(); named.bind("socket"); named.listen()
os.symlink("../outside/file", "link")
"""


@pytest.mark.parametrize(("since", "answer", "attempt"), DENIED.values(), ids=DENIED)
def test_denied(since: int, answer: str, attempt: str, inside: Path, abi: int) -> None:
    """Everything but reading below the named folders is denied."""
    if abi < since:
        pytest.skip(f"from ABI {since} on; this kernel has {abi}")
    assert outcome(attempt, layer=LANDLOCK, before=BEFORE, folder=inside) == answer


@pytest.mark.parametrize(("since", "answer", "attempt"), DENIED.values(), ids=DENIED)
def test_works_without(since: int, answer: str, attempt: str, inside: Path) -> None:
    """Without the ruleset each of these attempts works."""
    assert outcome(attempt, before=BEFORE, folder=inside) == "worked"


def test_no_right_is_forgotten(abi: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every right of the running kernel is handled: it knows no further one."""
    if abi > landlock.NEWEST_ABI:
        pytest.skip("a kernel from after these tables")
    handled = struct.unpack("=QQQ", _created(abi, monkeypatch))
    for kind in range(3):
        one_more = [0, 0, 0]
        one_more[kind] = handled[kind] + 1  # all bits below were set, so this is the next one
        with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
            syscalls.call(landlock.CREATE_RULESET, struct.pack("=QQQ", *one_more), 24, 0)


def _created(version: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What a kernel of this ABI would be handed."""
    handed: list[bytes] = []

    def kernel(number: int, *arguments: int | bytes) -> int:
        if isinstance(arguments[0], bytes):
            handed.append(arguments[0])
        return version

    with monkeypatch.context() as patched:
        patched.setattr(syscalls, "call", kernel)
        landlock.prepare([])
    return handed[0]


def test_old_kernels_are_asked_for_what_they_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kernel is asked for all that the one before it knew, and the first for files alone."""
    rights = [
        struct.unpack("=QQQ", _created(version, monkeypatch))
        for version in range(1, landlock.NEWEST_ABI + 2)
    ]
    assert rights[0] == (2**13 - 1, 0, 0)
    for older, newer in itertools.pairwise(rights):
        assert [a & b for a, b in zip(older, newer, strict=True)] == list(older)
    assert rights[-1] == rights[-2]


def test_what_is_not_there_is_left_out(inside: Path, abi: int) -> None:
    """A folder that does not exist does not keep the others from being readable."""
    ruleset = landlock.prepare([str(inside / "nowhere"), str(inside / "file" / "below")])
    assert ruleset is not None
    assert not os.get_inheritable(ruleset)
    os.close(ruleset)


def test_a_faulty_path_leaves_nothing_open(inside: Path, abi: int) -> None:
    """A ruleset that could not be finished is closed."""
    (inside / "loop").symlink_to("loop")
    free = os.dup(0)
    os.close(free)
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        landlock.prepare([str(inside / "loop")])
    assert os.dup(0) == free
    os.close(free)


def test_the_ruleset_is_out_of_reach(inside: Path, abi: int) -> None:
    """Under the ruleset a process no longer holds it, so it cannot add to that of the next."""
    before = "from lossdrill.sandbox.inside import landlock; r = landlock.prepare(['/'])"
    attempt = "import os; os.fstat(r)"
    assert outcome(attempt, before=before) == "worked"
    assert outcome(attempt, before=before, layer="landlock.restrict(r)") == "EBADF"


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM])
def test_kernels_without(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel, or the container, has no Landlock, there is no ruleset."""
    monkeypatch.setattr(syscalls, "call", _failing(number))
    assert landlock.abi() == 0
    assert landlock.prepare(["/"]) is None


def test_other_failures_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that has Landlock and fails is not taken for one that has none."""
    monkeypatch.setattr(syscalls, "call", _failing(errno.ENOMEM))
    with pytest.raises(OSError, match=os.strerror(errno.ENOMEM)):
        landlock.prepare(["/"])


def test_no_ruleset_to_put_on(abi: int) -> None:
    """What is not a ruleset cannot be put on."""
    attempt = "landlock.restrict(1)"
    assert outcome(attempt, before="from lossdrill.sandbox.inside import landlock") == "EBADFD"


def _failing(number: int) -> Callable[..., int]:
    def call(*arguments: int | bytes) -> int:
        raise OSError(number, os.strerror(number))

    return call
