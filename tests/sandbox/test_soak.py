"""A short form of the soak: a class in which one in twenty attacks, and workers that are killed."""

from benchmarks.soak import soak
from lossdrill.pack import open_pack


def test_a_class_with_attackers() -> None:
    """All are answered as in a clean run, workers that are lost come back, and nothing is left."""
    report = soak(open_pack(), 300, stages=10, kills=2)
    assert report.failures == []
    assert report.hostile == 300 // 20
