"""Files that may be packed with gzip, read as a stream so that a small file that unpacks to much fills no memory."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

MAGIC = b"\x1f\x8b"


@contextmanager
def open_packed(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacked where its first bytes are those of gzip."""
    with path.open("rb") as file:
        packed = file.read(len(MAGIC)) == MAGIC
        file.seek(0)
        if not packed:
            yield file
            return
        with gzip.open(file) as stream:
            yield cast("IO[bytes]", stream)
