import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import QUOTE, TEXT, claim, document, party, speaker, transfer, when
from detente.errors import DetenteError, StoreError, UnknownCode
from detente.model.actors import CountryCode
from detente.model.claims import Claim, ClaimId, EventType, Kind, Stance, Status, Theme
from detente.model.judgements import Judgement, Verb
from detente.model.text import DocId, Document
from detente.reading.duplicates import likeness, shingles
from detente.storing import ledger_schema
from detente.storing.ledger import Ledger
from detente.storing.ledger_filters import ClaimFilter, match_expression
from detente.storing.ledger_schema import MIGRATIONS
from plain_coder import PlainCoded, PlainCoder, stamp

JUDGEMENT = Judgement(verb=Verb.REJECT, who="mira", at=stamp().at, why="misread", subjects=(claim(),))
GROWING = (
    "documents", "sightings", "codings", "claims", "coded_claims", "parties", "themes", "duplicates", "bands",
    "judgements", "subjects",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        yield opened


def add(ledger: Ledger, *claims: Claim, text: str = TEXT, coder: str = "plain-1", **told: object) -> Document:
    """Add a document with these claims."""
    made = replace(document(text), **told)  # type: ignore[arg-type] # fields of a document, as the caller names them
    ledger.add(made, PlainCoded(claims), stamp(coder))
    return made


def test_a_claim_comes_back_as_it_went_in(ledger: Ledger) -> None:
    made = claim(confidence=0.5, date=when(), said_by=(speaker(), speaker("Yonhap")))
    report = add(ledger, made)
    (cited,) = ledger.claims()
    assert cited.claim == made
    assert cited.claim.traces == made.traces
    assert (cited.published, cited.publisher) == (report.date, report.publisher)
    assert ledger.document(report.id) == report


def test_the_same_document_twice_is_one(ledger: Ledger) -> None:
    assert ledger.add(document(), PlainCoded((claim(),)), stamp())
    assert not ledger.add(document(publisher="Another Post", path="b.txt"), PlainCoded((claim(),)), stamp())
    assert ledger.counts()["documents"] == ledger.counts()["current_claims"] == 1
    assert ledger.publishers_of(document().id) == ("Another Post", "The Harbour Post")


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (ClaimFilter(), True),
        (ClaimFilter(states=(CountryCode("RUS"), CountryCode("PRK"))), True),
        (ClaimFilter(states=(CountryCode("PRK"),)), True),
        (ClaimFilter(states=(CountryCode("KOR"),)), False),
        (ClaimFilter(since=dt.date(2024, 5, 31)), True),
        (ClaimFilter(since=dt.date(2024, 6, 1)), False),
        (ClaimFilter(until=dt.date(2024, 5, 1)), True),
        (ClaimFilter(until=dt.date(2024, 4, 30)), False),
        (ClaimFilter(themes=(Theme.ARMS, Theme.FOOD)), True),
        (ClaimFilter(themes=(Theme.FOOD,)), False),
        (ClaimFilter(events=(EventType.AID,)), True),
        (ClaimFilter(events=(EventType.ASSAULT,)), False),
        (ClaimFilter(kinds=(Kind.MOTIVE,)), False),
        (ClaimFilter(stances=(Stance.AFFIRMED, Stance.DENIED)), True),
        (ClaimFilter(statuses=(Status.PLANNED,)), False),
        (ClaimFilter(source="harbour"), True),
        (ClaimFilter(source="minister"), True),
        (ClaimFilter(source="KOR"), True),
        (ClaimFilter(source="%"), False),
        (ClaimFilter(search="rockets shipped"), True),
        (ClaimFilter(search="rock*"), True),
        (ClaimFilter(search='"shipped rockets"'), False),
        (ClaimFilter(search="denied"), False),
        (ClaimFilter(document=document().id), True),
        (ClaimFilter(document=DocId("0")), False),
        (ClaimFilter(transfers=True), False),
        (ClaimFilter(superseded=True), False),
        (ClaimFilter(at_least=0.5), True),
        (ClaimFilter(at_least=0.51), False),
    ],
    ids=repr,
)
def test_filters(ledger: Ledger, wanted: ClaimFilter, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    add(ledger, claim(date=when(), confidence=0.5))
    assert bool(list(ledger.claims(wanted))) is fits


def test_a_claim_without_a_date_is_looked_for_by_the_day_of_its_document(ledger: Ledger) -> None:
    add(ledger, claim())
    assert list(ledger.claims(ClaimFilter(since=dt.date(2024, 5, 20), until=dt.date(2024, 5, 20))))
    assert not list(ledger.claims(ClaimFilter(since=dt.date(2024, 5, 21))))


@given(st.text(max_size=40))
def test_no_search_is_a_syntax_error(words: str) -> None:
    """Whatever a user types, FTS5 gets words and phrases."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    if expression := match_expression(words.replace("\0", "")):
        table.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    table.close()


@pytest.mark.parametrize("table", GROWING)
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_nothing_written_can_be_changed(path: Path, ledger: Ledger, table: str, statement: str) -> None:
    """The triggers hold in any SQL tool, not in our code alone."""
    add(ledger, claim())
    add(ledger, text=TEXT + " So it said.")
    ledger.judge(JUDGEMENT)
    with sqlite3.connect(path) as other:
        column = other.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchone()[0]
        assert other.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - from the list above
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            other.execute(statement.format(table).replace("rowid", column))


def test_every_table_only_grows(path: Path, ledger: Ledger) -> None:
    """A new table needs its triggers, and a line in the list that is tested."""
    assert ledger.counts()
    with sqlite3.connect(path) as other:
        names = {row[0] for row in other.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {name for name in names if "_text" not in name} == set(GROWING)


def test_a_new_ledger_waits_for_another_that_makes_it_at_once(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None, check_same_thread=False) as other:
        other.execute("BEGIN IMMEDIATE")
        ending = threading.Timer(0.2, other.execute, ["COMMIT"])
        ending.start()
        with Ledger.open(path, create=True) as opened:
            assert not opened.counts()["documents"]
        ending.join()


def test_a_new_ledger_does_not_wait_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_schema, "BUSY_SECONDS", 0.05)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="database is locked"):
            Ledger.open(path, create=True)


def test_tables_are_strict_and_the_file_is_in_wal_mode(path: Path, ledger: Ledger) -> None:
    assert ledger.counts()
    with sqlite3.connect(path) as other:
        listed = other.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
        strict = dict(listed.fetchall())
        assert other.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert other.execute("PRAGMA foreign_key_check").fetchall() == []
    assert all(strict[name] for name in GROWING)


def test_a_document_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    broken = replace(claim(), doc_id=None)  # type: ignore[arg-type] # a coder that goes wrong
    broken_quote = replace(claim(), quote=QUOTE.replace("A", "\udcff"))
    with pytest.raises((StoreError, UnicodeEncodeError)):
        ledger.add(document(), PlainCoded((claim(), broken, broken_quote)), stamp())
    assert ledger.counts()["documents"] == 0
    assert list(ledger.claims()) == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_near_duplicates_are_linked_in_whatever_order_they_come(ledger: Ledger, order: tuple[int, ...]) -> None:
    story = (
        "Ardonia shipped about 500 crates of rockets by rail to Belmark in May, a minister told reporters on Friday. "
    )
    texts = (
        story * 2,
        story + story.replace("Friday", "Saturday"),
        "The harbour of Norvale will get a new quay in spring.",
    )
    made = [document(text) for text in texts]
    for number in order:
        ledger.add(made[number], PlainCoder().code(made[number]), stamp())
    ((one, other, alike),) = ledger.near_duplicates()
    assert {one, other} == {made[0].id, made[1].id}
    assert one < other
    assert alike == likeness(shingles(texts[0]), shingles(texts[1])) > 0.9
    assert ledger.duplicates_of(made[0].id) == ((made[1].id, alike),)


def test_the_last_coding_counts(ledger: Ledger) -> None:
    first, second = claim(), claim(stance=Stance.DENIED)
    add(ledger, first)
    add(ledger, second, replace(first, confidence=0.9), coder="plain-2")
    found = {cited.id: cited.claim for cited in ledger.claims()}
    assert set(found) == {first.id, second.id}
    assert found[first.id].confidence == 0.9
    assert not list(ledger.claims(ClaimFilter(superseded=True)))


def test_a_document_not_coded_has_no_claims_and_can_be_coded_later(ledger: Ledger) -> None:
    ledger.add(document(), None, stamp("plain-1"))
    assert not list(ledger.claims())
    assert [each.id for each in ledger.stale("plain-2")] == [document().id]
    assert not list(ledger.stale("plain-1"))


def test_judgements_are_kept_once_and_beside_the_claim(ledger: Ledger) -> None:
    add(ledger, claim())
    ledger.judge(JUDGEMENT)
    ledger.judge(JUDGEMENT)
    undone = Judgement(verb=Verb.UNDO, who="mira", at=stamp().at, why="was right", undoes=JUDGEMENT.id)
    ledger.judge(undone)
    assert set(ledger.judgements()) == {JUDGEMENT, undone}
    assert ledger.judgements_on(claim().id) == (JUDGEMENT,)


def test_undoing_what_was_never_judged_is_refused(ledger: Ledger) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        ledger.judge(Judgement(verb=Verb.UNDO, who="mira", at=stamp().at, why="was right", undoes=JUDGEMENT.id))


def test_search_finds_documents_with_the_place(ledger: Ledger) -> None:
    report = add(ledger)
    add(ledger, text="Nothing of that kind is told here, nor will be.")
    (hit,) = ledger.search("ROCKETS minister")
    assert hit.doc_id == report.id
    assert "[rockets]" in hit.snippet
    assert ledger.search('"') == ()


def test_ids_are_found_by_their_first_digits(ledger: Ledger) -> None:
    made = claim()
    report = add(ledger, made)
    assert ledger.find_ids(made.id[:6]) == ((made.id,), ())
    assert ledger.find_ids(report.id) == ((), (report.id,))
    assert ledger.find_ids("") == ledger.find_ids("xyz") == ((), ())


@pytest.mark.parametrize("ask", [lambda kept: kept.document(DocId("0")), lambda kept: kept.claim(ClaimId("0"))])
def test_what_is_not_there_is_an_unknown_code(ledger: Ledger, ask: object) -> None:
    with pytest.raises(UnknownCode):
        ask(ledger)  # type: ignore[operator] # one of the two above


def test_main_states_come_from_the_last_coding(ledger: Ledger) -> None:
    add(ledger, claim(actors=(party(),)))
    assert ledger.main_states(document().id) == ("RUS",)
    assert ledger.main_states(DocId("0")) == ()


def spoil(path: Path, how: str) -> None:
    """Make a file that is no ledger of ours."""
    if how == "text":
        path.write_text("no database, only words " * 100)
        return
    with sqlite3.connect(path) as made:
        if how == "other":
            made.execute("CREATE TABLE songs (name TEXT)")
    made.close()
    if how == "newer":
        with Ledger.open(path, create=True):
            pass
        with sqlite3.connect(path) as made:
            made.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        made.close()


@pytest.mark.parametrize(
    ("how", "told"), [("text", "is no ledger"), ("other", "another program"), ("newer", "newer version")]
)
def test_a_file_that_is_no_ledger_is_left_alone(path: Path, how: str, told: str) -> None:
    spoil(path, how)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=told):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_ledger_that_is_not_there_is_made_only_when_asked(path: Path) -> None:
    with pytest.raises(DetenteError, match="there is no ledger yet"):
        Ledger.open(path)
    assert not path.exists()


def test_opening_again_runs_no_step_twice(path: Path) -> None:
    for _ in range(2):
        with Ledger.open(path, create=True) as kept:
            assert kept.counts()["documents"] == 0
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    other.close()


def test_the_sql_of_the_documentation_runs(path: Path, ledger: Ledger) -> None:
    """What users are told to ask is what the tables answer."""
    add(ledger, claim(transfer=transfer()))
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "read-reports.md").read_text(encoding="utf-8")
    asked = page.rpartition('ledger.sqlite "')[2].partition('"')[0]
    with sqlite3.connect(path) as other:
        assert other.execute(asked).fetchall() == [(None, QUOTE, "The Harbour Post")]
