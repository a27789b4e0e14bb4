"""Frames that come back from a learner's process, taken apart as they arrive, within limits."""

from lossdrill.model import Limits
from lossdrill.sandbox.wire import FRAME, LAYERS, MAX_PRINTED, PRINTED, REPLY

CUT = b"\n(what was printed after this is left out)\n"


class Frames:
    """Feed it bytes; it keeps the first reply, and the beginning of what was printed."""

    def __init__(self, limits: Limits) -> None:
        self.reply: bytes | None = None
        """None until it is complete."""
        self.printed = bytearray()
        self.layers: tuple[str, ...] | None = None
        """The first that were named; a file that names some comes too late."""
        self.overflowed = False
        """Whether a reply was announced that is larger than allowed."""
        self.forged = False
        """Whether something came that is no frame. Nothing is taken after either."""
        self._limits = limits
        self._waiting = bytearray()

    @property
    def broken(self) -> bool:
        return self.overflowed or self.forged

    def feed(self, data: bytes) -> None:
        if self.broken or self.reply is not None:
            return
        self._waiting += data
        start = 0
        while not self.broken and len(self._waiting) - start >= FRAME.size:
            kind, length = FRAME.unpack_from(self._waiting, start)
            if kind == REPLY:
                self.overflowed = length > self._limits.reply_mib * 2**20
            else:
                self.forged = kind not in {PRINTED, LAYERS} or length > MAX_PRINTED
            end = start + FRAME.size + length
            if self.broken or end > len(self._waiting):
                break
            content = self._waiting[start + FRAME.size : end]
            start = end
            if kind == REPLY:
                self.reply = bytes(content)
                break
            if kind == PRINTED:
                self._keep(content)
            elif self.layers is None:
                self.layers = tuple(content.decode("ascii", "replace").split(","))
        del self._waiting[:start]

    def _keep(self, printed: bytearray) -> None:
        room = self._limits.printed_kib * 1024 - len(self.printed)
        if 0 <= room < len(printed):
            printed = printed[:room] + CUT
        if room >= 0:
            self.printed += printed
