"""What is worked out while the learner's process runs, which leaves this one idle."""

from collections.abc import Callable
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from lossdrill.time_limit import is_limited

T = TypeVar("T")


class Meanwhile(Generic[T]):
    """A context manager: `make` is called in another thread, while the body runs in this one; or
    before it, where what an author's code may take is limited.

    A plain thread, as the modules that offer more take longer to import than there is to gain.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._error: BaseException | None = None
        self._thread = None if is_limited() else Thread(target=self._work)

    def __enter__(self) -> Self:
        if self._thread is None:
            self._made.append(self._make())
        else:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._thread is not None:
            self._thread.join()

    @property
    def result(self) -> T:
        """What `make` returned, once the body has ended; raises what `make` raised."""
        if self._error is not None:
            raise self._error
        return self._made[0]

    def _work(self) -> None:
        try:
            self._made.append(self._make())
        except BaseException as error:  # noqa: BLE001 - raised where the result is asked for
            self._error = error
