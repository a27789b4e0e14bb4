"""Second derivatives: the slope is taken for a loss, and what is said of its slips is said anew."""

from dataclasses import replace
from functools import lru_cache

from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.slip import Slip

_SAID_ANEW = {
    "value_instead": (
        "first_derivative",
        "That is the slope, the first derivative. Differentiate once more.",
    ),
    "second_derivative": (
        "third_derivative",
        "That is the third derivative. Asked for is the second.",
    ),
    "reversed_sign": ("reversed_sign", "The sign is reversed."),
}
_WORDS = {
    "makes the slope": "makes the second derivative",
    "This is the derivative with respect to": "Here the second time it is differentiated with "
    "respect to",
}


@lru_cache(maxsize=64)
def slope_as_loss(loss: Loss) -> Loss:
    """The slope of one sample, as if it were a loss itself."""
    slope = differentiate(loss).gradient
    return Loss(slope, of=loss.of, given=loss.given, where=loss.where)


def is_of_another_loss(slip: Slip) -> bool:
    """Whether what is differentiated is not this slope at all."""
    return "of another loss" in slip.sentence or slip.id.startswith("slope_of_")


def said_of_slope(slip: Slip) -> Slip:
    """The slip of a loss that is a slope, in the words of second derivatives."""
    if slip.id in _SAID_ANEW:
        name, sentence = _SAID_ANEW[slip.id]
        return replace(slip, id=name, sentence=sentence)
    sentence = slip.sentence
    for word, anew in _WORDS.items():
        sentence = sentence.replace(word, anew)
    return replace(slip, sentence=sentence)
