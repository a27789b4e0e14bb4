"""Several packs are one, and a pack is found wherever it comes from."""

import subprocess
import sys
from pathlib import Path

import pytest

from lossdrill import __version__
from lossdrill.errors import LossdrillError, PackError, UsageError
from lossdrill.folders import data_root
from lossdrill.judging.solution import load_judge
from lossdrill.pack import BUILT_IN, Pack, open_pack
from lossdrill.pack_index import indexed
from lossdrill.packs import GROUP, Packs, installed_names, open_packs
from tests.judging.packs import MANIFEST, SOLUTION, write_pack


def another(root: Path, exercise_id: str, *, topic: str = "numbers", more: str = "") -> Path:
    """A pack with one exercise of this id."""
    write_pack(root)
    folder = root / "exercises" / "numbers" / "twice"
    folder.parent.rename(root / "exercises" / topic)
    folder = root / "exercises" / topic / "twice"
    folder.rename(folder.with_name(exercise_id))
    (root / "exercises" / "track.toml").write_text(f'format = 1\ntopics = ["{topic}"]\n')
    manifest = MANIFEST.replace("Twice a number", f"{exercise_id} in {root.name}") + more
    (folder.with_name(exercise_id) / "exercise.toml").write_text(manifest)
    solution = root / "solutions" / "numbers" / "twice.py"
    solution.parent.rename(root / "solutions" / topic)
    solution = root / "solutions" / topic / "twice.py"
    solution.rename(solution.with_name(f"{exercise_id.replace('-', '_')}.py"))
    return root


def sentence(error: type[LossdrillError], *words: object) -> str:
    with pytest.raises(error) as caught:
        open_packs([str(word) for word in words])
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_a_word_names(tmp_path: Path) -> None:
    """Nothing and `builtin` are the built-in pack, a folder is the pack there."""
    assert open_packs([]).root == open_packs([BUILT_IN]).root == data_root()
    assert open_packs([str(another(tmp_path, "one"))]).ids == ("one",)


def test_names_and_versions(tmp_path: Path) -> None:
    """The track's come first; else the folder's name, and no version; the built-in pack has the
    name by which it is asked for, and the version of lossdrill.
    """
    own = Pack(another(tmp_path / "mine", "one"))
    assert (own.name, own.version, own.address) == ("mine", "", str(tmp_path / "mine"))
    track = tmp_path / "mine" / "exercises" / "track.toml"
    track.write_text(f'{track.read_text()}name = "Mine, all mine"\nversion = "2.5"\n')
    assert (Pack(own.root).name, Pack(own.root).version) == ("Mine, all mine", "2.5")
    built_in = open_pack()
    assert (built_in.name, built_in.version) == (BUILT_IN, __version__)
    assert open_packs([built_in.address]).root == built_in.root


def test_together(tmp_path: Path) -> None:
    """Everything that each pack holds, from its own folder; prerequisites come first, wherever they
    are, and else the first pack.
    """
    one = another(tmp_path / "one", "alpha", more='requires = ["beta"]\n')
    two = another(tmp_path / "two", "beta")
    three = another(tmp_path / "three", "gamma", topic="others")
    pack = open_packs([str(one), str(two), str(three)])
    assert pack.ids == ("alpha", "beta", "gamma")
    assert pack.topics == ("numbers", "others")
    assert [each.id for each in pack.exercises] == ["beta", "alpha", "gamma"]
    assert indexed(pack, tmp_path / "index") == pack.exercises
    for root, exercise_id in ((one, "alpha"), (two, "beta"), (three, "gamma")):
        alone = Pack(root)
        exercise = pack.exercise(exercise_id)
        assert pack.home(exercise_id).root == root
        assert pack.solution_path(exercise) == alone.solution_path(exercise)
        assert pack.solution_path(exercise).is_file()
        assert exercise.title == f"{exercise_id} in {root.name}"
        assert pack.prompt(exercise) == alone.prompt(exercise)
        assert pack.stub(exercise) == alone.stub(exercise)
        assert pack.exercise_hash(exercise) == alone.exercise_hash(exercise)


def test_each_is_judged_by_its_own_pack(tmp_path: Path) -> None:
    """Also where two packs have solutions of the same name in a topic of the same name."""
    one, two = another(tmp_path / "one", "alpha"), another(tmp_path / "two", "beta")
    for root, factor in ((one, 3), (two, 5)):
        (path,) = (root / "solutions" / "numbers").glob("*.py")
        text = SOLUTION.replace("FACTOR = 2", "from .factor import FACTOR")
        path.write_text(text.replace("return x + x", "return FACTOR * x"))
        (path.parent / "factor.py").write_text(f"FACTOR = {factor}\n")
    pack = open_packs([str(one), str(two)])
    values = [load_judge(pack, pack.exercise(each)).reference(1) for each in ("alpha", "beta")]  # type: ignore[attr-defined]
    assert values == [3, 5]


def test_the_topic_page_is_that_of_the_first(tmp_path: Path) -> None:
    """A pack that adds to a topic need not write its page again."""
    one, two = another(tmp_path / "one", "alpha"), another(tmp_path / "two", "beta")
    (one / "exercises" / "numbers" / "README.md").write_text("# One")
    assert open_packs([str(one), str(two)]).topic_page("numbers") == "# One"


def test_the_hash_of_several(tmp_path: Path) -> None:
    """It follows the content of each, not the folders; one pack has its own."""
    one, two = another(tmp_path / "one", "alpha"), another(tmp_path / "two", "beta")
    both = [str(one), str(two)]
    before = open_packs(both).content_hash
    assert before == open_packs(both).content_hash
    assert open_packs(both[:1]).content_hash == Pack(one).content_hash != before
    (two / "solutions" / "numbers" / "beta.py").write_text("1")
    assert open_packs(both).content_hash != before


def test_the_same_folder_twice_is_one_pack(tmp_path: Path) -> None:
    """However it is spelled."""
    root = another(tmp_path / "one", "alpha")
    (tmp_path / "link").symlink_to(root)
    words = [str(root), f"{tmp_path}/one/../one", str(tmp_path / "link")]
    assert open_packs(words).packs[0].root == root
    assert not isinstance(open_packs(words), Packs)


def test_what_does_not_go_together(tmp_path: Path) -> None:
    """Two packs with an exercise of the same id, or of the same name: both folders are named."""
    one, two = another(tmp_path / "one", "alpha"), another(tmp_path / "two", "alpha")
    said = sentence(UsageError, one, two)
    assert "an exercise alpha" in said
    assert str(one) in said
    assert str(two) in said
    other = another(tmp_path / "below" / "one", "beta")
    said = sentence(UsageError, one, other)
    assert "called 'one'" in said
    assert str(one) in said
    assert str(other) in said


def test_a_prerequisite_that_is_elsewhere(tmp_path: Path) -> None:
    """Alone, the pack says how to name the other one too; with it, all is well."""
    own = another(tmp_path / "own", "alpha", more='requires = ["huber-value"]\n')
    with pytest.raises(PackError, match="--pack builtin --pack DIR"):
        _ = Pack(own).exercises
    pack = open_packs([BUILT_IN, str(own)])
    assert pack.exercises[-1].id == "alpha"


def test_there_is_no_folder_of_several(tmp_path: Path) -> None:
    """What is done in one folder says so, whoever asks."""
    one, two = another(tmp_path / "one", "alpha"), another(tmp_path / "two", "beta")
    with pytest.raises(UsageError, match="one pack at a time"):
        _ = open_packs([str(one), str(two)]).root


def test_what_names_nothing(tmp_path: Path) -> None:
    """A mistyped name has a near one; a folder that is none, or no pack, is said to be so."""
    assert "did you mean builtin?" in sentence(UsageError, "biultin")
    assert "nor an installed pack" in sentence(UsageError, tmp_path / "absent")
    assert "There is no folder ''" in sentence(UsageError, "")
    assert "is not a pack" in sentence(PackError, tmp_path)


PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "{version}"

[project.entry-points."{group}"]
{entry}

[tool.hatch.build.targets.wheel]
packages = ["course_pack"]
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a package is installed that offers packs, and would tell if it were imported."""
    folder = tmp_path_factory.mktemp("project")
    package = folder / "course_pack"
    another(package, "in-a-package")
    another(package / "more", "further-down")
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    entries = {
        "course": "course_pack",
        "course-more": "course_pack.more",
        "course-attribute": "course_pack:ROOT",
        "course-empty": "course_pack.solutions",
        "course-absent": "course_absent",
    }
    entry = "\n".join(f'{name} = "{value}"' for name, value in entries.items())
    text = PROJECT.format(name="course-pack", version="3.1", group=GROUP, entry=entry)
    (folder / "pyproject.toml").write_text(text)
    target = tmp_path_factory.mktemp("site")
    command = "-m pip install --quiet --no-deps --no-build-isolation --no-index --target"
    environment = [sys.executable, *command.split(), str(target), str(folder)]
    subprocess.run(environment, check=True, capture_output=True)
    return target


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(site))
    return site


def test_a_pack_in_a_package(installed: Path) -> None:
    """It is found by its name, has the package's version, and nothing of it was imported."""
    pack = open_packs(["course"])
    assert pack.root == installed / "course_pack"
    assert (pack.name, pack.version, pack.address) == ("course", "3.1", "course")
    assert pack.ids == ("in-a-package",)
    assert open_packs(["course-more"]).root == installed / "course_pack" / "more"
    assert [each.name for each in open_packs(["course", "course-more"]).packs] == [
        "course",
        "course-more",
    ]
    assert {"course", "course-more"} <= set(installed_names())
    assert not any(name.startswith("course_pack") for name in sys.modules)


@pytest.mark.usefixtures("installed")
def test_an_entry_point_at_fault() -> None:
    """The package is named, and what its entry point is to name."""
    for name, said in {
        "course-attribute": "leave out what follows 'course_pack'",
        "course-empty": "'course_pack.solutions', which holds no exercises/; it lies in",
        "course-absent": "'course_absent', which holds no exercises/, and is not installed",
    }.items():
        message = sentence(PackError, name)
        assert message.startswith("course-pack 3.1: ")
        assert said in message
    assert "did you mean course?" in sentence(UsageError, "cuorse")


@pytest.mark.usefixtures("installed")
def test_two_packages_with_one_name(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is taken for the other."""
    another(tmp_path / "other_pack", "elsewhere")
    information = tmp_path / "other_pack-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: other-pack\nVersion: 1\n")
    (information / "entry_points.txt").write_text(f"[{GROUP}]\ncourse = other_pack\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    said = sentence(UsageError, "course")
    assert str(site / "course_pack") in said
    assert str(tmp_path / "other_pack") in said
