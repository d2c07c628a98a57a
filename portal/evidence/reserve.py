"""Keep the last of a disk from being taken by what people send: the database needs it to go on."""

import errno
import os
import shutil
from pathlib import Path

RESERVE = 512 * 1024 * 1024
"""Bytes of a disk that no upload takes; of one under ten times as large, a tenth."""


def keep_reserve(folder: Path) -> None:
    """Raise OSError (ENOSPC) when less than the reserve is left where a folder is.

    Whoever writes does so afterwards, so what several write in one moment may still go into it a little.
    Where nobody can tell what is left, nothing is raised.
    """
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return
    if disk.free < min(RESERVE, disk.total // 10):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
