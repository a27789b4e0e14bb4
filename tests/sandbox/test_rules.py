"""Honest files that do more than compute: under the layers, each hears the rule that it met."""

import textwrap
from collections.abc import Iterator

import pytest

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import layers
from lossdrill.sandbox.fresh import CAN_FORK, Run, fresh_run
from lossdrill.sandbox.outside.failures import describe
from lossdrill.sandbox.rules import SENTENCES, Rule, rule_met
from lossdrill.sandbox.wire import Call

LIMITS = Limits(seconds=5.0)

MET: dict[str, tuple[Rule, str]] = {
    "thread": ("parallel", "import threading\nthreading.Thread(target=print).start()"),
    "bare thread": (
        "parallel",
        "import _thread\n_thread.start_new_thread(print, ())",
    ),
    "timer": ("parallel", "import threading\nthreading.Timer(1, print).start()"),
    "thread pool": (
        "parallel",
        "from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor().submit(abs, 1)",
    ),
    "process pool": (
        "parallel",
        "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()",
    ),
    "multiprocessing": ("parallel", "import multiprocessing as m\nm.Process(target=print).start()"),
    "pool": ("parallel", "from multiprocessing import Pool\nPool(2)"),
    "queue": ("parallel", "import multiprocessing as m\nm.Queue()"),
    "fork": ("parallel", "import os\nif os.fork() == 0: pass"),
    "program": ("parallel", "import os\nos.execv('/bin/ls', ['ls'])"),
    "spawn": ("parallel", "import os\nos.posix_spawn('/bin/ls', ['ls'], {})"),
    "shell": ("parallel", "import os\nos.popen('ls').read()"),
    "subprocess": ("parallel", "import subprocess\nsubprocess.run(['ls'])"),
    "socket": ("network", "import socket\nsocket.socket()"),
    "address": ("network", "import socket\nsocket.getaddrinfo('example.org', 80)"),
    "page": ("network", "import urllib.request as u\nu.urlopen('http://example.org')"),
    "request": (
        "network",
        "import http.client as h\nc = h.HTTPConnection('127.0.0.1')\nc.request('GET', '/')",
    ),
    "event loop": ("events", "import asyncio\nasyncio.new_event_loop()"),
    "waiting": ("events", "import select\nselect.epoll()"),
    "read": ("files", "open('data.csv').read()"),
    "read of the system": ("files", "open('/etc/passwd').read()"),
    "write": ("files", "open('out.txt', 'w')"),
    "path": ("files", "from pathlib import Path\nPath('data.csv').read_text()"),
    "path written": ("files", "from pathlib import Path\nPath('out').write_text('x')"),
    "folder": ("files", "import os\nos.makedirs('out', exist_ok=True)"),
    "listing": ("files", "import os\nos.listdir('/etc')"),
    "load": ("files", "np.load('x.npy')"),
    "loadtxt": ("files", "np.loadtxt('x.csv', delimiter=',')"),
    "save": ("files", "np.save('x.npy', np.ones(3))"),
    "savetxt": ("files", "np.savetxt('x.txt', np.ones(3))"),
    "log": ("files", "import logging\nlogging.basicConfig(filename='a.log')"),
    "temporary": ("files", "import tempfile\ntempfile.NamedTemporaryFile()"),
    "pickle": ("files", "import pickle\npickle.dump(1, open('x.pkl', 'wb'))"),
    "kill": ("signals", "import os\nos.kill(os.getpid(), 15)"),
    "own signal": ("signals", "import signal\nsignal.raise_signal(15)"),
    "variable": ("account", "import os\nos.environ['DATA']"),
    "terminal": ("terminal", "import os\nos.get_terminal_size()"),
    "input": ("input", "x = input('> ')"),
    "exit": ("exit", "exit()"),
    "quit": ("exit", "quit(1)"),
    "sys.exit": ("exit", "import sys\nsys.exit('bad input')"),
    "recursion": ("recursion", "def g(n):\n    return g(n + 1)\ng(0)"),
    "own repr": ("recursion", "class A:\n    def __repr__(self): return repr(self)\nrepr(A())"),
    "breakpoint": ("debugger", "breakpoint()\nx = 1"),
    "pipe": ("computes", "import os\nos.pipe()"),
    "nice": ("computes", "import os\nos.nice(5)"),
}

NOT_MET = {
    "own words": "raise OSError('no data')",
    "own runtime error": "raise RuntimeError('did not converge')",
    "key": "{}['HOME']",
    "name": "nosuch()",
    "pickle": "import pickle\npickle.loads(b'')",
    "after a handled one": "try:\n    open('x')\nexcept OSError:\n    pass\n1 / 0",
    "misuse": "import threading\nthreading.Thread(aim=print)",
}

FINE = (
    "import random\nrandom.SystemRandom().random()",
    "import secrets\nsecrets.token_hex()",
    "import logging\nlogging.warning('x')",
    "import threading\nwith threading.Lock(): pass",
    "import platform\nplatform.platform()",
    "import time\ntime.sleep(0.01)",
)

WAYS = {
    "all layers": layers.ALL,
    "without bubblewrap": tuple(name for name in layers.ALL if name != "bubblewrap"),
}


@pytest.fixture(scope="module", params=WAYS)
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """Sentences are the same whichever layer refuses."""
    if not CAN_FORK:
        pytest.skip("the layers are those of Linux")
    with fresh_run(layers=WAYS[request.param]) as started:
        yield started


def in_call(source: str) -> str:
    return f"import numpy as np\ndef f():\n{textwrap.indent(source, '    ')}\n    return 1"


@pytest.mark.parametrize("name", MET)
def test_the_rule_is_said(name: str, run: Run) -> None:
    """Where every call raises, and where loading does, the sentence is that of the rule, once."""
    rule, source = MET[name]
    for file, calls in ((in_call(source), [Call("f", ())]), (f"import numpy as np\n{source}", [])):
        with pytest.raises(NotRun) as caught:
            run(file, "answer.py", calls, LIMITS)
        assert caught.value.reason == "raised"
        assert str(caught.value).endswith(f": {SENTENCES[rule]}.")
        assert "Errno" not in str(caught.value)


def test_the_rule_is_said_where_some_calls_return(run: Run) -> None:
    """Among answers that returned, the one that raised says the rule too."""
    source = "n = 0\ndef f():\n    global n\n    n += 1\n    return n > 1 or open('x')"
    reply = run(source, "answer.py", [Call("f", ())] * 2, LIMITS)
    assert reply.answers[0].raised is not None
    said = "FileNotFoundError in line 5 (`return n > 1 or open('x')`): "
    assert describe(reply.answers[0].raised) == said + SENTENCES["files"]


@pytest.mark.parametrize("name", NOT_MET)
def test_other_exceptions_speak_for_themselves(name: str, run: Run) -> None:
    """What a file raises by itself is told in its own words."""
    with pytest.raises(NotRun) as caught:
        run(in_call(NOT_MET[name]), "answer.py", [Call("f", ())], LIMITS)
    assert not any(sentence in str(caught.value) for sentence in SENTENCES.values())


@pytest.mark.parametrize("source", FINE)
def test_what_is_allowed(source: str, run: Run) -> None:
    """Randomness, printed warnings, locks and a short sleep meet no rule."""
    assert run(in_call(source), "answer.py", [Call("f", ())], LIMITS).answers[0].value == 1


CRASHING = "import sys\nsys.setrecursionlimit(10**9)\ndef g(n): return sorted([1], key=g)\ng(0)"


@pytest.mark.parametrize(
    ("source", "reason", "says"),
    [
        (CRASHING, "killed", "look for endless recursion"),
        ("import os\nos._exit(3)", "killed", "remove calls such as os._exit"),
        ("import os\nos.abort()", "killed", "Python crashed"),
        ("import time\ntime.sleep(60)", "timeout", "which it spent waiting: remove calls such as"),
        ("import threading\nthreading.Event().wait()", "timeout", "which it spent waiting"),
        ("while True: pass", "timeout", "look for an endless loop"),
        ("while True: print('x' * 1000)", "timeout", "still printing"),
        ("np.ones((10**5, 10**5))", "memory", "512 MiB"),
    ],
)
def test_how_a_run_ends(source: str, reason: str, says: str, run: Run) -> None:
    """A run without an answer hears what to look for, and never that it was killed."""
    with pytest.raises(NotRun, match=says) as caught:
        run(in_call(source), "answer.py", [Call("f", ())], Limits(seconds=1.0))
    assert caught.value.reason == reason
    assert "killed" not in str(caught.value)


@pytest.mark.parametrize("name", ["scipy", "helpers"])
def test_imports(name: str, run: Run) -> None:
    """What is absent is refused by the rule, whether or not it is installed."""
    with pytest.raises(NotRun) as caught:
        run(f"import {name}", "answer.py", [], LIMITS)
    said = f"solved with NumPy and the standard library alone; {name} is not available here."
    assert str(caught.value).endswith(said)


def test_a_class_of_the_learner_is_not_trusted(run: Run) -> None:
    """An exception that raises when it is looked at is told like any other."""
    source = "class E(OSError):\n    filename = property(lambda self: 1 / 0)\nraise E(13, 'x', 'y')"
    with pytest.raises(NotRun, match="E in line"):
        run(in_call(source), "answer.py", [Call("f", ())], LIMITS)


def test_every_sentence_says_what_to_do() -> None:
    """Each rule is one sentence: what holds; what to do."""
    for sentence in SENTENCES.values():
        assert sentence.count(";") == 1
        assert not sentence.endswith(".")


@pytest.mark.parametrize(
    ("error", "place"),
    [(OSError(), ""), (KeyError("HOME"), "dict"), (PermissionError("mine"), "f"), (EOFError(), "")],
)
def test_without_a_number_there_is_no_rule(error: Exception, place: str) -> None:
    """An OSError that no system call raised, and the like, are the learner's own."""
    assert rule_met(error, place) is None
