"""A container as Gradescope has it, made with bubblewrap: /autograder, the rights that root has in
Docker, no network and no bubblewrap inside. Python, and what lossdrill needs beside itself, come
from here, so that nothing is downloaded.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RIGHTS = ("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID")
"""What root may in a container of Docker, as far as it matters here."""

METADATA = {
    "id": 123456,
    "created_at": "2018-07-01T14:22:32.365935-07:00",
    "assignment": {"due_date": "2018-07-31T23:00:00.000000-07:00", "title": "Huber"},
    "submission_method": "upload",
    "users": [{"email": "Ada@uni.example", "id": 1234, "name": "Ada"}],
    "previous_submissions": [],
}
"""As Gradescope documents it, shortened."""


def possible() -> bool:
    """Whether bubblewrap is there and may make namespaces."""
    program = shutil.which("bwrap")
    if program is None:
        return False
    trial = [program, "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


class Container:
    """What the image holds once setup.sh has run."""

    def __init__(self, root: Path, bundle: Path) -> None:
        self.autograder = root / "autograder"
        self._opt = root / "opt"
        self._opt.mkdir(parents=True)
        source = self.autograder / "source"
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(source)
        shutil.copy2(source / "run_autograder", self.autograder)
        (self.autograder / "run_autograder").chmod(0o755)
        self.installed = self.run("/bin/bash", "/autograder/source/setup.sh")
        for packages in self._opt.glob("lossdrill/lib/python*/site-packages"):
            (packages / "dependencies.pth").write_text("/dependencies\n")

    def run(
        self, *command: str, rights: Sequence[str] = RIGHTS
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self._bubblewrap(rights), *command],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def grade(
        self, files: dict[str, str], rights: Sequence[str] = RIGHTS
    ) -> tuple[dict[str, Any] | None, subprocess.CompletedProcess[str]]:
        """What run_autograder leaves in results.json, if anything, and how it ended."""
        submission, results = self.autograder / "submission", self.autograder / "results"
        for folder in (submission, results):
            shutil.rmtree(folder)
            folder.mkdir(0o700)
        for name, content in files.items():
            (submission / name).write_text(content, encoding="utf-8")
        (self.autograder / "submission_metadata.json").write_text(json.dumps(METADATA))
        ended = self.run("/autograder/run_autograder", rights=rights)
        written = results / "results.json"
        return (json.loads(written.read_text("utf-8")) if written.exists() else None), ended

    def _bubblewrap(self, rights: Sequence[str]) -> list[str]:
        options = ["bwrap", "--unshare-pid", "--unshare-net", "--die-with-parent", "--clearenv"]
        if os.geteuid() == 0:
            options += ["--cap-drop", "ALL"]
            options += [word for right in rights for word in ("--cap-add", f"CAP_{right}")]
        python = Path(sys.base_prefix).resolve()
        for name in ("bin", "sbin", "lib", "lib64"):
            place = Path("/", name)
            if place.is_symlink():
                options += ["--symlink", str(place.readlink()), str(place)]
            elif place.exists():
                options += ["--ro-bind", str(place), str(place)]
        options += ["--ro-bind", "/usr", "/usr", "--ro-bind", "/etc", "/etc"]
        options += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]  # noqa: S108 - its own
        for parent in reversed(python.parents[:-1]):  # which must be open to nobody too
            if not parent.is_relative_to("/usr"):
                options += ["--perms", "0755", "--dir", str(parent)]
        if not python.is_relative_to("/usr"):
            options += ["--ro-bind", str(python), str(python)]
        options += ["--ro-bind", sysconfig.get_path("purelib"), "/dependencies"]
        program = shutil.which("bwrap") or "/usr/bin/bwrap"
        options += ["--ro-bind", "/dev/null", str(Path(program).resolve())]
        options += ["--bind", str(self.autograder), "/autograder", "--bind", str(self._opt), "/opt"]
        options += ["--chdir", "/autograder", "--setenv", "PATH", f"{python}/bin:/usr/bin:/bin"]
        return [*options, "--setenv", "PIP_NO_DEPS", "1", "--setenv", "PIP_NO_INDEX", "1"]
