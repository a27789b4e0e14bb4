"""Slips in second derivatives, in words that fit them."""

import pytest

from lossdrill.folders import data_root
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.slips import slips


@pytest.mark.parametrize(
    ("topic", "name", "slope"),
    [
        ("huber", "huber", "where(r <= -delta, -delta, where(r <= delta, r, delta))"),
        ("log_loss", "log_loss_logit", "p - y"),
    ],
)
def test_who_differentiated_once_hears_it(topic: str, name: str, slope: str) -> None:
    """The slope itself is a mistake, and no sentence speaks of other losses or calls what is asked
    for a slope.
    """
    found = {
        slip.id: slip
        for slip in slips(load_definitions(data_root(), topic)[name], "second_derivative")
    }
    assert found["first_derivative"].formula == slope
    assert len(found) >= 6
    for slip in found.values():
        assert "another loss" not in slip.sentence
        assert "makes the slope" not in slip.sentence
