"""The judge of exercises that may have no example: either a witness or a certificate that there is
none is filled in, and is judged by its own claims.
"""

from dataclasses import dataclass
from typing import Final

from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.judging.witness import WitnessJudge, written
from lossdrill.model import Diagnosis, Exercise
from lossdrill.sandbox.wire import Call

WITNESS: Final = "witness"
CERTIFICATE: Final = "certificate"


@dataclass(frozen=True)
class ImpossibleJudge:
    """`witness` judges the name `witness`, `certificate` the name `certificate`."""

    witness: WitnessJudge
    certificate: WitnessJudge

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        answers = ask([Call(WITNESS), Call(CERTIFICATE)])
        filled = [answer.value is not None or answer.unsupported is not None for answer in answers]
        if filled == [True, False]:
            return self.witness.decide(answers[:1], variant)
        if filled == [False, True]:
            return self.certificate.decide(answers[1:], variant)
        return _undecided(both=all(filled))

    def handout(self, variant: Variant) -> list[str]:
        """What is given, as lines of Python for the file that is handed out."""
        return self.certificate.handout(variant)

    def written_answers(
        self, exercise: Exercise, variant: Variant
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and near misses of either kind as files."""
        right: list[Answer] = []
        wrong: list[Answer] = []
        for judge in (self.certificate, self.witness):
            for answers, parts in zip((right, wrong), judge.written_parts(variant), strict=True):
                for name, note, filled in parts:
                    source = written(exercise, {WITNESS: None, CERTIFICATE: None, **filled})
                    answers.append(Answer(name, note, source))
        return tuple(right), tuple(wrong)


def impossible(*, witness: WitnessJudge, certificate: WitnessJudge) -> ImpossibleJudge:
    """A judge for "an example, or a proof that there is none"; one of the two is to be filled in.

    Args:
        witness: of an example, with the one name `witness`. Where there is none, its claims cannot
            hold, and what they show of an attempt is the refutation.
        certificate: of that there is none (a factor, a bound), with the one name `certificate`.

    Raises ValueError when a judge has other names, or when they are given different things.
    """
    if tuple(witness.domains) != (WITNESS,) or tuple(certificate.domains) != (CERTIFICATE,):
        raise ValueError(f"the names are {WITNESS} and {CERTIFICATE}")
    if witness.drawing is not certificate.drawing:
        raise ValueError("witness and certificate must be given the same")
    return ImpossibleJudge(witness, certificate)


def _undecided(*, both: bool) -> Ruling:
    message = (
        "An example and a proof that there is none cannot both be right: set one of them to None."
        if both
        else "`witness` and `certificate` are both None: fill in one of them."
    )
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        diagnoses=(Diagnosis(id="undecided", kind="generic", message=message),),
    )
