import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import document
from detente.model.judgements import Judgement, Verb
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter
from detente.workflow.reports import Coding, Listening, Summary, read_into, recode
from plain_coder import NewerCoder, PlainCoder, stamp

TESTS = Path(__file__).parents[1]
CODING = Coding(make_coder=PlainCoder, stamp=stamp())
NEWER = Coding(make_coder=NewerCoder, stamp=stamp("plain-2"))
PLACES = ("Norvale", "Westmark", "Highport", "Stonebridge", "Lakeside", "Redhill", "Ashford")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as opened:
        yield opened


def write_reports(folder: Path, count: int) -> Path:
    """Write reports of which every third repeats another's text and every fifth is a near-duplicate."""
    chosen = random.Random(7)  # noqa: S311 - a fixed stream of places, no secret
    folder.mkdir()
    for number in range(count):
        day = number // 3 if number % 3 == 2 else number
        places = " and ".join(chosen.sample(PLACES, 3)) if number % 5 else "Norvale and Redhill"
        kept = number if number % 5 else "some"
        text = (
            f"Ardonia shipped {day} crates of rockets to Belmark by way of {places}, the ministry of transport said. "
            f"Belmark thanked it in a note. Ardonia had promised {kept} crates more in the spring of the year before."
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all that a ledger holds, free of the order in which it was written."""
    asked = {
        "documents": "SELECT id, text, title, date, language, path, raw_hash, text_hash FROM documents",
        "sightings": "SELECT d.id, s.path, s.raw_hash FROM sightings s JOIN documents d ON d.number = s.document",
        "codings": "SELECT d.id, coder, outcome, states FROM codings c JOIN documents d ON d.number = c.document",
        "claims": "SELECT id, record FROM current_claims",
        "parties": "SELECT c.id, role, position, name FROM parties p JOIN claims c ON c.number = p.claim",
        "duplicates": "SELECT one, other, likeness FROM duplicates",
        "text": "SELECT d.id FROM documents_text t JOIN documents d ON d.number = t.rowid WHERE t.text MATCH 'crates'",
    }
    with sqlite3.connect(path) as connection:
        return {name: sorted(connection.execute(query)) for name, query in asked.items()}


def start(folder: Path, ledger: Path, workers: int = 1, **environment: str) -> subprocess.Popen[str]:
    """Start a reading in a process of its own."""
    line = [sys.executable, str(TESTS / "plain_coder.py"), str(folder), str(ledger), str(workers)]
    path = os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))
    return subprocess.Popen(  # noqa: S603 - our own interpreter on our own script
        line, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path, **environment}
    )


def kill_after(process: subprocess.Popen[str], documents: int, seconds: float) -> None:
    """Kill a reading when it has met so many documents, and a moment more."""
    assert process.stdout is not None
    for _ in range(documents):
        process.stdout.readline()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_a_reading_killed_again_and_again_ends_as_one_that_was_left_alone(tmp_path: Path) -> None:
    """No document half-coded, none twice, none lost, whenever the process is killed with SIGKILL."""
    folder, disturbed, calm = (
        write_reports(tmp_path / "reports", 60),
        tmp_path / "killed.sqlite",
        tmp_path / "calm.sqlite",
    )
    moments = random.Random(11)  # noqa: S311 - when to kill, no secret
    for met in (3, 14, 33):
        kill_after(start(folder, disturbed), met, moments.uniform(0, 0.02))
        coded = sqlite3.connect(disturbed).execute("SELECT count(*) FROM documents").fetchone()[0]
        assert 0 < coded < 60
    with Ledger.open(disturbed) as kept, Ledger.open(calm, create=True) as other:
        read_into(kept, [folder], CODING)
        read_into(other, [folder], CODING)
    assert contents(disturbed) == contents(calm)


def test_two_readings_of_one_folder_at_once_do_each_others_work(tmp_path: Path) -> None:
    """A second process that reads into the same ledger waits its turn and finds what the first has written."""
    folder, shared_ledger, calm = (
        write_reports(tmp_path / "reports", 40),
        tmp_path / "two.sqlite",
        tmp_path / "calm.sqlite",
    )
    both = [start(folder, shared_ledger), start(folder, shared_ledger)]
    for process in both:
        process.communicate()
        assert process.returncode == 0
    with Ledger.open(calm, create=True) as other:
        read_into(other, [folder], CODING)
    assert contents(shared_ledger) == contents(calm)


def test_coding_processes_end_with_the_one_that_was_killed(tmp_path: Path) -> None:
    """A killed reading leaves no process behind that waits for work for ever."""
    folder, pids = write_reports(tmp_path / "reports", 60), tmp_path / "pids"
    pids.mkdir()
    reading = start(folder, tmp_path / "ledger.sqlite", workers=2, PID_FOLDER=str(pids))
    deadline = time.monotonic() + 60
    while not any(pids.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    kill_after(reading, 0, 0)
    while any(Path("/proc", pid.name).exists() for pid in pids.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_reading_again_changes_nothing(tmp_path: Path, ledger: Ledger) -> None:
    folder = write_reports(tmp_path / "reports", 10)
    first = read_into(ledger, [folder], CODING)
    before = contents(tmp_path / "ledger.sqlite")
    again = read_into(ledger, [folder], CODING)
    assert (first.read, first.known) == (10, 10 - first.coded)
    assert again == Summary(read=10, known=10)
    assert contents(tmp_path / "ledger.sqlite") == before


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_change_nothing_but_the_time(tmp_path: Path, workers: int) -> None:
    folder = write_reports(tmp_path / "reports", 40)
    with (
        Ledger.open(tmp_path / "one.sqlite", create=True) as one,
        Ledger.open(tmp_path / "n.sqlite", create=True) as many,
    ):
        read_into(one, [folder], CODING)
        read_into(many, [folder], Coding(make_coder=PlainCoder, stamp=stamp(), workers=workers))
    assert contents(tmp_path / "one.sqlite") == contents(tmp_path / "n.sqlite")


def test_the_same_text_in_another_file_is_one_document_seen_twice(tmp_path: Path, ledger: Ledger) -> None:
    text = "Ardonia shipped rockets to Belmark on Friday, a minister said."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.md").write_text(f"---\npublisher: The Gazette\n---\n{text}\n")
    summary = read_into(ledger, [tmp_path / "a.txt", tmp_path / "b.md"], CODING)
    (only,) = ledger.documents()
    assert (summary.read, summary.coded, summary.known) == (2, 1, 1)
    assert ledger.publishers_of(only.id) == ("The Gazette",)


def test_another_language_is_kept_counted_and_not_coded(tmp_path: Path, ledger: Ledger) -> None:
    text = "Посол Ardonia сообщил: договор подписан, стороны обещают взаимную помощь."
    (tmp_path / "ru.txt").write_text(text, encoding="utf-8")
    summary = read_into(ledger, [tmp_path], CODING)
    assert (summary.other_language, summary.coded, summary.claims) == (1, 0, 0)
    assert [each.language for each in ledger.documents()] == ["ru"]
    assert list(ledger.claims()) == []


def test_what_cannot_be_read_or_coded_is_told_and_the_rest_is_kept(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.txt").write_text("Ardonia asked us to break the coder.")
    (tmp_path / "3.txt").write_text("Ardonia shipped rockets to Belmark.")
    told: list[str] = []
    summary = read_into(ledger, [tmp_path, tmp_path / "none.txt"], CODING, listening=Listening(failed=told.append))
    assert told == summary.failed
    assert sorted(line.split(": ", 1)[1] for line in told) == [
        "doesn't exist",
        "is empty",
        "the coder failed: ValueError: asked to fail",
    ]
    assert [each.text for each in ledger.documents()] == ["Ardonia shipped rockets to Belmark."]


def test_recoding_keeps_judgements_and_supersedes_what_is_no_longer_claimed(ledger: Ledger) -> None:
    """A claim keeps its id, and so its judgements, whatever version of the coder finds it."""
    report = document("Ardonia shipped rockets. Belmark denied it. Ardonia promised more.")
    ledger.add(report, PlainCoder().code(report), stamp())
    gone, stays = ledger.claims()
    judgement = Judgement(verb=Verb.ACCEPT, who="mira", at=stamp().at, why="seen in print", subjects=(stays.claim,))
    ledger.judge(judgement)
    summary = recode(ledger, NEWER)
    assert (summary.coded, summary.recoded) == (1, 1)
    assert [cited.id for cited in ledger.claims()] == [stays.id]
    assert [cited.id for cited in ledger.claims(ClaimFilter(superseded=True))] == [gone.id]
    assert ledger.judgements_on(stays.id) == (judgement,)
    assert ledger.claim(gone.id).claim.quote == gone.claim.quote
    assert recode(ledger, NEWER) == Summary()
