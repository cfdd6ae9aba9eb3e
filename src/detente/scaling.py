"""Run the coder over many documents: here, in several processes, or on a Ray cluster; never with other code.

A document is coded alone, so the claims are the same wherever it happens. The order of the documents is kept, and
only a few batches are held at a time: the memory needed doesn't grow with the corpus.
"""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import connection
from typing import Any, Protocol

from detente.errors import ConfigError, DetenteError
from detente.model.text import Document
from detente.storing.ledger_rows import Coded

BATCH = 16
"""Documents handed over at a time: enough that handing over costs nothing, few enough that none waits long."""
WAITING = 3
"""Batches in work or done for each process."""
RAY_BATCHES = 256
"""Batches handed to Ray at a time: its coders are built anew for each such hand, which must pay."""


COLLECTING = (50_000, 10, 10)
"""New objects before the collector looks at them, and its rounds before it looks at older ones; usually 700, 10, 10."""


class Codes(Protocol):
    """Something that codes a document."""

    def code(self, document: Document) -> Coded:
        """Give the claims of a document."""


MakeCoder = Callable[[], Codes]
"""Builds a coder; importable by name, so that another process can build its own."""


@dataclass(frozen=True, slots=True)
class Uncoded:
    """Why a document couldn't be coded: a fault of the coder, named so that the rest can go on."""

    reason: str


Outcome = tuple[Document, Coded | Uncoded]


def code_all(documents: Iterable[Document], make_coder: MakeCoder, workers: int = 1) -> Iterator[Outcome]:
    """Give each document with what was coded in it, in the order given.

    Args:
        documents: Read one batch at a time.
        make_coder: Called once in each process.
        workers: 1 codes in this process.

    Raises:
        DetenteError: A coding process died.
    """
    if workers == 1:
        with _seldom_collecting(make_coder) as coder:
            for document in documents:
                yield document, code_one(coder, document)
        return
    yield from _in_processes(iter(documents), make_coder, workers)


@contextmanager
def _seldom_collecting(make_coder: MakeCoder) -> Iterator[Codes]:
    """Give a coder, with the collector of cycles looking seldom, and never at what the coder holds for good.

    A parsed sentence is full of cycles, and the lexicon is large: walking it again and again took a seventh of a run.
    """
    usual, enabled = gc.get_threshold(), gc.isenabled()
    gc.disable()
    try:
        coder = make_coder()
        gc.freeze()
        gc.set_threshold(*COLLECTING)
        gc.enable()
        yield coder
    finally:
        gc.set_threshold(*usual)
        (gc.enable if enabled else gc.disable)()
        gc.unfreeze()


def code_one(coder: Codes, document: Document) -> Coded | Uncoded:
    """Give what a coder makes of a document; a fault in the coder is a reason, so that no document stops the run."""
    try:
        return coder.code(document)
    except Exception as error:  # noqa: BLE001 - whatever the fault, it is told with the document and the rest is coded
        return Uncoded(f"the coder failed: {type(error).__name__}: {error}"[:300])


def _in_processes(documents: Iterator[Document], make_coder: MakeCoder, workers: int) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_set_up, initargs=(make_coder,)) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            while batch := list(islice(documents, BATCH)):
                waiting.append(pool.submit(_code_batch, batch))
                if len(waiting) >= workers * WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise DetenteError("a coding process died (out of memory?); what was coded is kept, run again") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_coders: list[Codes] = []
_held = ExitStack()
"""Keeps the collector seldom as long as the process lives."""


def _set_up(make_coder: MakeCoder) -> None:
    """Build this process's coder, and end with the process that asked for it, even if that one was killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _coders.append(_held.enter_context(_seldom_collecting(make_coder)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _code_batch(batch: list[Document]) -> list[Outcome]:
    return [(document, code_one(_coders[0], document)) for document in batch]


def code_on_ray(documents: Iterable[Document], make_coder: MakeCoder, workers: int) -> Iterator[Outcome]:
    """Give the same as `code_all`, coded by Ray Data wherever its cluster runs.

    Raises:
        ConfigError: Ray isn't installed.
    """
    try:
        data: Any = import_module("ray.data")
    except ImportError as error:
        raise ConfigError("Ray isn't installed: pip install 'detente[cluster]'") from error
    data.DataContext.get_current().execution_options.preserve_order = True
    pool = data.ActorPoolStrategy(size=workers)
    for batch in _batches(documents, RAY_BATCHES * BATCH):
        blocks = -(-len(batch) // BATCH)
        rows = data.from_items([{"document": document} for document in batch], override_num_blocks=blocks)
        coded = rows.map_batches(_RayCoder, fn_constructor_args=(make_coder,), batch_size=BATCH, compute=pool)
        for row in coded.iter_rows():
            yield row["document"], row["coded"]


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, size)):
        yield batch


class _RayCoder:
    """One of Ray's actors: a coder built once, called with batches."""

    def __init__(self, make_coder: MakeCoder) -> None:
        self._coder = make_coder()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        documents = list(batch["document"])
        return {"document": documents, "coded": [code_one(self._coder, document) for document in documents]}
