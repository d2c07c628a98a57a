"""The child: take one order, shut yourself in, say so, decode what comes, answer, end."""

import json
import sys

from portal.media.framing import READY, pack
from portal.media.limits import shut_in
from portal.media.models import Refused
from portal.media.orders import work_of


def main() -> None:
    """Do the order of the command line with the bytes of the standard input."""
    work = work_of(json.loads(sys.argv[1]))
    shut_in()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    try:
        answer = work(sys.stdin.buffer.read())
    except Refused as refused:
        answer = pack({"refused": refused.reason})
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
