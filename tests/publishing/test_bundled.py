"""The bundled reports the whole way: read, coded, joined, written; and what is written borne out."""

import datetime as dt
import time
from importlib import resources
from pathlib import Path

import pytest

import dossier_pages
from detente.cli import main
from detente.errors import InvalidValue, NotEnoughData
from detente.model.actors import CountryCode, Dyad
from detente.model.dossiers import Dossier
from detente.model.text import Document
from detente.publishing.forms import write_as
from detente.reading.files import read_paths
from detente.storing.ledger import Ledger
from detente.workflow.dossiers import Window, dossier_of

RUSSIA, KOREA = CountryCode("RUS"), CountryCode("PRK")
SECONDS = 5.0
"""What a dossier of the bundled reports may take at most, writing included."""


@pytest.fixture(scope="module")
def reports() -> Path:
    return Path(str(resources.files("detente.lexicon").joinpath("data", "reports")))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
    with pytest.raises(SystemExit) as ended:
        main(["read", str(reports), "--ledger", str(path)])
    assert ended.value.code == 0
    return path


@pytest.fixture(scope="module")
def dossier(ledger: Path) -> Dossier:
    with Ledger.open(ledger) as opened:
        return dossier_of(opened, Dyad(RUSSIA, KOREA))


def test_at_least_thirty_two_reports_are_bundled_each_with_its_source(reports: Path) -> None:
    read = [each for each in read_paths([reports]) if isinstance(each, Document)]
    assert len(read) >= 32
    assert {each.language for each in read} == {"en", "ko", "ru"}
    assert [each.path for each in read if each.title is None or each.date is None] == []
    for each in read:
        if each.language == "en":
            assert 50 <= len(each.text.split()) <= 300, each.path


def test_every_name_and_number_is_borne_out(dossier: Dossier) -> None:
    page = dossier_pages.parsed(write_as(dossier, "a.html").decode())
    said = [*dossier_pages.entries(page), *dossier_pages.transfers(page)]
    assert len(said) > 100
    assert {each.where: each.not_borne_out() for each in said if each.not_borne_out()} == {}


def test_a_near_copy_and_the_reports_that_were_not_coded_are_told(dossier: Dossier) -> None:
    assert [source.publisher for source in dossier.sources if source.copy_of] == ["Deutsche Welle"]
    assert {source.language for source in dossier.not_coded} == {"ko", "ru"}


def test_a_dossier_takes_less_than_five_seconds(ledger: Path) -> None:
    started = time.process_time()
    with Ledger.open(ledger) as opened:
        write_as(dossier_of(opened, Dyad(RUSSIA, KOREA)), "a.html")
    assert time.process_time() - started < SECONDS


def test_an_earlier_edition_knows_nothing_of_what_came_later(ledger: Path) -> None:
    day = dossier_of_until(ledger, "2024-04-30")
    assert day.as_of is not None
    assert day.as_of.isoformat() <= "2024-04-30"


def dossier_of_until(ledger: Path, until: str) -> Dossier:
    with Ledger.open(ledger) as opened:
        return dossier_of(opened, Dyad(RUSSIA, KOREA), Window(until=dt.date.fromisoformat(until)))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["brief", "France", "Peru", "-o", "a.html"], "says anything of France and Peru"),
        (["brief", "Russia", "Ardonia", "-o", "a.html"], "unknown country"),
        (["brief", "Russia", "Moscow", "-o", "a.html"], "two different states"),
        (["brief", "Russia", "DPRK", "-o", "a.xls"], "unknown form"),
    ],
)
def test_what_can_not_be_written_is_told_in_a_line(
    ledger: Path,
    words: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main([*words, "--ledger", str(ledger)])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("window", "days"),
    [
        (Window(since=dt.date(2031, 2, 1)), "since 2031-02-01"),
        (Window(until=dt.date(1999, 2, 1)), "up to 1999-02-01"),
        (Window(dt.date(1999, 2, 1), dt.date(1999, 3, 1)), "from 1999-02-01 to 1999-03-01"),
    ],
)
def test_days_without_a_report_are_not_blamed_on_the_ledger(ledger: Path, window: Window, days: str) -> None:
    """Who asks for the wrong days hears of which there are reports; more reading wouldn't help."""
    with Ledger.open(ledger) as opened, pytest.raises(NotEnoughData) as caught:
        dossier_of(opened, Dyad(RUSSIA, KOREA), window)
    told = f"no report {days} says anything of Russia and North Korea together; those in the ledger are of 20"
    assert str(caught.value).startswith(told)


def test_of_two_states_that_no_report_tells_of_the_ledger_is_to_be_filled(ledger: Path) -> None:
    with Ledger.open(ledger) as opened, pytest.raises(NotEnoughData, match="read some with: detente read PATH"):
        dossier_of(opened, Dyad(CountryCode("FJI"), CountryCode("PER")), Window(since=dt.date(2031, 2, 1)))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidValue, match="must not end before it begins"):
        Window(dt.date(2024, 2, 1), dt.date(2024, 1, 1))
