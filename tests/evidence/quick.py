"""Stand-ins that take no time: for what makes files normal, and for what scans them."""

from portal.evidence import ScannerAway
from portal.media import Crop, Cut, Edge, Hint, Normal, Refusal, Refused

CROPS = tuple(
    Crop(cut, (at, at, at + 30, at + 40), edges, b"preview %d" % at)
    for at, (cut, edges) in enumerate([(Cut.SHOULDERS, ()), (Cut.CLOSE, (Edge.TOP,)), (Cut.WIDE, ())])
)


def quick(data: bytes, /, *, photo: bool = False) -> Normal:
    """Take every file as it is, but one that begins with "bad"; a photo gets three crops and a hint."""
    if data.startswith(b"bad"):
        raise Refused(Refusal.TYPE)
    if photo:
        return Normal("image", data, b"a thumbnail", 60, 80, hints=(Hint.DARK,), crops=CROPS)
    return Normal("pdf", data, b"a thumbnail", 30, 40, pages=2)


class FakeScanner:
    """Find a virus in what holds the word, and be away on demand, or for what is never answered."""

    scans = True

    def __init__(self) -> None:
        self.away = False
        self.asked = 0

    def infected(self, data: bytes) -> bool:
        """See Scanner.infected."""
        self.asked += 1
        if self.away or data.startswith(b"never answered"):
            raise ScannerAway
        return b"virus" in data
