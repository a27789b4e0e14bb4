"""What the page says is to be done next."""

import msgspec

from lossdrill.model import Attempt, Verdict
from lossdrill.practice.agenda import agenda
from lossdrill.practice.history import Handout, History, SolutionOpened
from lossdrill.practice.rounds import rounds
from lossdrill.report.actions import Action, next_actions
from tests.report import examples
from tests.report.examples import EXERCISES, SUMMED, attempt, diagnosed, failing, passing

LATER = "2027-02-01T08:00:00Z"


def actions(history: History, now: str) -> tuple[Action, ...]:
    offered = agenda(EXERCISES, history, examples.reviews_of(history), now)
    return next_actions(EXERCISES, history, rounds(history), offered)


def steps(history: History, now: str = "") -> list[tuple[str, str]]:
    found = actions(history, now or examples.now_of(history))
    return [(action.verb, action.commands[0].split()[-1]) for action in found]


def made(*verdicts: Verdict) -> tuple[Attempt, ...]:
    return tuple(attempt(verdict, minutes=i) for i, verdict in enumerate(verdicts))


def handed_out(exercise_id: str, at: str, variant: int = 3) -> Handout:
    return Handout(exercise=exercise_id, variant=variant, path="/a.py", at=at)


def test_what_was_begun_comes_before_what_is_new() -> None:
    """What was tried and not passed is to be finished first, the latest of it at the top."""
    tried = made(
        *(failing("mse-value"), passing("mse-value"), failing("mae-value"), failing("huber-value"))
    )
    expected = [("Finish", "huber-value"), ("Finish", "mae-value"), ("Begin", "mse-gradient")]
    assert steps(History(attempts=tried)) == expected


def test_what_is_on_the_desk_comes_before_what_is_due() -> None:
    """The last file that was handed out is first, as in `status`; then the reviews."""
    passed = made(passing("mse-value"), passing("mse-gradient"))
    desk = (handed_out("mae-value", "2027-01-31T08:00:00Z"),)
    found = steps(History(attempts=passed, handouts=desk), LATER)
    assert found == [
        ("Go on", "mae-value"),
        ("Do again", "mse-value"),
        ("Do again", "mse-gradient"),
    ]


def test_nothing_is_named_twice() -> None:
    """A review that lies on the desk is one thing to do, not two."""
    again = (handed_out("mse-value", "2027-01-31T08:00:00Z", variant=4),)
    found = steps(History(attempts=made(passing("mse-value")), handouts=again), LATER)
    assert [name for _, name in found] == ["mse-value", "mse-gradient", "mae-value"]


def test_an_action_says_why() -> None:
    """The last diagnosis of what is to be finished; when a review was passed, or given up."""
    open_ = History(attempts=made(diagnosed("mse-value", *SUMMED)))
    assert actions(open_, LATER)[0].why == SUMMED[1]
    assert actions(open_, LATER)[0].commands[-1] == "lossdrill hint mse-value"
    done = History(attempts=made(passing("mse-value")))
    assert "You passed it on 3 November 2026" in actions(done, LATER)[0].why
    opened = SolutionOpened(
        exercise="mse-value", variant=3, gave_up=True, at="2026-11-04T08:00:00Z"
    )
    given_up = msgspec.structs.replace(open_, solutions=(opened,))
    assert "You gave it up on 4 November 2026" in actions(given_up, LATER)[0].why


def test_what_was_given_up_waits_for_its_day() -> None:
    """Until it is due, everything else that is open comes first."""
    opened = SolutionOpened(
        exercise="mse-value", variant=3, gave_up=True, at="2026-11-03T18:00:00Z"
    )
    history = History(attempts=made(failing("mse-value")), solutions=(opened,))
    assert "mse-value" not in [name for _, name in steps(history, "2026-11-03T19:00:00Z")]


def test_all_passed_leaves_nothing_to_do_until_something_is_due() -> None:
    """Whoever passed everything gets no action; later on, the reviews."""
    history = History(attempts=made(*(passing(exercise.id) for exercise in EXERCISES)))
    assert steps(history) == []
    assert {verb for verb, _ in steps(history, LATER)} == {"Do again"}


def test_exercises_of_another_pack_are_no_action() -> None:
    """What lies on the desk or was tried there cannot be handed out here."""
    history = History(
        attempts=made(failing("elsewhere")),
        handouts=(handed_out("elsewhere", "2026-11-03T08:00:00Z"),),
    )
    assert "elsewhere" not in [name for _, name in steps(history)]
