"""Names in the archives of Canvas and Moodle."""

import pytest

from lossdrill.classroom.platforms import Download, download_of, marked_late


@pytest.mark.parametrize(
    ("name", "person", "number", "given", "late"),
    [
        ("doejane_4711_123456_huber.py", "doejane", "4711", "huber.py", False),
        ("doejane_LATE_4711_123456_huber-1.py", "doejane", "4711", "huber-1.py", True),
        ("doejane_late_4711_123456_a_1_2.ipynb", "doejane", "4711", "a_1_2.ipynb", True),
        ("o_brien_4711_99_my file (2).py", "o_brien", "4711", "my file (2).py", False),
        ("müllerlüdenscheidhans_4711_99_x.py", "müllerlüdenscheidhans", "4711", "x.py", False),
        ("mu\u0308ller_4711_99_x.py", "müller", "4711", "x.py", False),
        ("李明_4711_99_x.py", "李明", "4711", "x.py", False),
        ("anon_b4Kq9_99_x.py", "", "anon_b4Kq9", "x.py", False),
        ("LATE_anon_b4Kq9_99_x.py", "", "anon_b4Kq9", "x.py", True),
        ("doejane_4711_text.html", "doejane", "4711", "", False),
        ("doejane_LATE_4711_link.html", "doejane", "4711", "", True),
    ],
)
def test_canvas(name: str, person: str, number: str, given: str, late: bool) -> None:
    """Who, whether late, and what the student called the file."""
    found = download_of(name, folder=False)
    assert found is not None
    assert (found.platform, found.person, found.number) == ("Canvas", person, number)
    assert (found.given, found.late, found.student) == (given, late, number)
    assert marked_late(f"hw1/{name}") is late


def test_canvas_counts_what_it_is_sent() -> None:
    """So that of two files the later one is known."""
    first, second = (download_of(f"doe_47_{number}_x.py", folder=False) for number in (999, 1000))
    assert first is not None
    assert second is not None
    assert first.attachment < second.attachment


@pytest.mark.parametrize(
    ("name", "folder", "given"),
    [
        ("Jane van Doe_501_assignsubmission_file", True, ""),
        ("Jane van Doe_501_assignsubmission_file_", True, ""),
        ("Jane_van_Doe_501_assignsubmission_file_", True, ""),
        ("Jane van Doe_501_assignsubmission_onlinetext", True, ""),
        ("Jane van Doe_501_assignsubmission_file_huber-value.py", False, "huber-value.py"),
        ("Jane van Doe_501_assignsubmission_file_x_22_33_y.py", False, "x_22_33_y.py"),
    ],
)
def test_moodle(name: str, folder: bool, given: str) -> None:
    """The same in folders and in files."""
    assert download_of(name, folder=folder) == Download(
        platform="Moodle", person="Jane van Doe", number="501", given=given
    )
    assert not marked_late(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "huber_value.py",
        "alice_1.py",
        "hw_1_2_x.py",
        "_12_34_x.py",
        "12_34_x.py",
        "a_12_34_",
        "😀",
    ],
)
def test_other_names(name: str) -> None:
    """Are nobody's in particular."""
    assert download_of(name, folder=False) is None
    assert download_of(name, folder=True) is None


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("mallory_66_77_Ann Lee_501_assignsubmission_file_x.py", "mallory"),
        ("mallory_66_77_annlee_11_22_x.py", "mallory"),
        ("Mallory_601_assignsubmission_file_annlee_11_22_x.py", "Mallory"),
        ("Mallory_601_assignsubmission_file_Ann Lee_501_assignsubmission_file_x.py", "Mallory"),
    ],
)
def test_a_file_cannot_be_put_on_another(name: str, person: str) -> None:
    """However a student calls it: what the platform wrote stands before."""
    found = download_of(name, folder=False)
    assert found is not None
    assert found.person == person
