"""Each format is read with its traps; what is left is counted with the reason, what is broken by its line."""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from detente.errors import InvalidValue, UnreadableDocument
from detente.exchanging import gdelt, icews, polecat
from detente.exchanging.batches import BEGINNING, Batch, Broken, Mark
from detente.exchanging.gdelt_years import read_years
from detente.exchanging.mapped import read_mapped, read_mapping
from detente.exchanging.plover import read_plover
from detente.exchanging.quadruples import read_quadruples
from detente.exchanging.structure import read_alliances, read_ideal_points, read_sipri, read_votes


def tabbed(columns: tuple[str, ...], **values: str) -> str:
    unknown = values.keys() - set(columns)
    assert not unknown, unknown
    return "\t".join(values.get(column, "") for column in columns) + "\n"


def icews_line(**values: str) -> str:
    told = {
        "Event ID": "7",
        "Event Date": "2018-06-01",
        "Source Name": "Citizen (Russia)",
        "Source Country": "Russia",
        "CAMEO Code": "043",
        "Intensity": "2.8",
        "Target Name": "North Korea",
        "Target Country": "North Korea",
    }
    return tabbed(icews.COLUMNS, **{**told, **values})


def gdelt_line(columns: tuple[str, ...] = gdelt.COLUMNS_2, /, **values: str) -> str:
    told = {
        "GLOBALEVENTID": "1",
        "SQLDATE": "20151027",
        "Actor1Code": "RUSGOV",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "PRK",
        "Actor2CountryCode": "PRK",
        "EventCode": "036",
        "GoldsteinScale": "4.0",
        "NumArticles": "3",
        "SOURCEURL": "https://example.org/a",
    }
    return tabbed(columns, **{**told, **values})


def polecat_line(columns: tuple[str, ...] = polecat.COLUMNS, **values: str) -> str:
    told = {
        "Event ID": "e1_AID_A",
        "Event Date": "2022-03-01",
        "Event Type": "AID",
        "Event Mode": "None",
        "Contexts": "military;economic",
        "Actor Name": "North Korea",
        "Actor Country": "PRK",
        "Primary Actor Sector": "GOV",
        "Recipient Country": "RUS",
        "Latitude": "42.3",
    }
    return tabbed(columns, **{**told, **values})


def read_all(
    read: Callable[..., Any], path: Path, begin: Mark = BEGINNING
) -> tuple[pl.DataFrame, Counter[str], list[Broken], Mark]:
    batches: list[Batch] = list(read(path, "test", begin))
    left: Counter[str] = sum((batch.left for batch in batches), Counter())
    rows = pl.concat([batch.rows for batch in batches])
    broken = [fault for batch in batches for fault in batch.broken]
    assert sum(batch.read for batch in batches) == rows.height + sum(left.values()) + len(broken)
    return rows, left, broken, batches[-1].end


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


Write = Callable[[str, str], Path]
ICEWS_HEADER = "\t".join(icews.COLUMNS) + "\n"


def test_icews_resolves_names_and_codes(write: Write) -> None:
    rows, left, broken, _ = read_all(icews.read_icews, write("i.tab", ICEWS_HEADER + icews_line()))
    row = rows.row(0, named=True)
    assert (row["actor"], row["recipient"], row["type"], row["mode"], row["quad"]) == (
        "RUS",
        "PRK",
        "CONSULT",
        "visit",
        1,
    )
    assert (row["id"], row["goldstein"]) == ("7/2018-06-01", pytest.approx(2.8))
    assert not left
    assert not broken


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"Event Date": "6/2/2017"}, "date", "2017-06-02"),
        ({"CAMEO Code": "13y"}, "type", "THREATEN"),
        ({"CAMEO Code": "010"}, "type", None),
        ({"Source Sectors": "Military,Government"}, "actor_sector", "MIL"),
        ({"Publisher": "NA"}, "publisher", None),
    ],
)
def test_icews_traps(change: dict[str, str], field: str, expected: str | None, write: Write) -> None:
    rows, _, broken, _ = read_all(icews.read_icews, write("i.tab", ICEWS_HEADER + icews_line(**change)))
    assert not broken
    value = rows[field][0]
    assert (value.isoformat() if field == "date" else value) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("only\tthree\tfields\n", "3 fields where 20 are expected"),
        (icews_line(**{"CAMEO Code": "999"}), "no CAMEO code: 999"),
        (icews_line(**{"Event Date": "yesterday"}), "no date"),
        (icews_line().rstrip("\n") + "\textra\n", "21 fields where 20 are expected"),
    ],
)
def test_a_broken_line_is_told_by_number_and_the_rest_goes_on(line: str, reason: str, write: Write) -> None:
    text = ICEWS_HEADER + icews_line() + line + icews_line(**{"Event ID": "8"})
    rows, _, broken, _ = read_all(icews.read_icews, write("i.tab", text))
    assert broken == [Broken(3, reason)]
    assert rows["id"].to_list() == ["7/2018-06-01", "8/2018-06-01"]


def test_lines_whose_tabs_only_add_up_are_still_caught(write: Write) -> None:
    """One field too many and one too few leave the count of tabs right."""
    long = icews_line().rstrip("\n") + "\tx\n"
    short = icews_line().rsplit("\t", 1)[0] + "\n"
    _, _, broken, _ = read_all(icews.read_icews, write("i.tab", ICEWS_HEADER + long + short))
    assert [fault.line for fault in broken] == [2, 3]


def test_latin_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "i.tab.gz"
    path.write_bytes(gzip.compress((ICEWS_HEADER + icews_line(Publisher="El Día")).encode("latin-1")))
    rows, *_ = read_all(icews.read_icews, path)
    assert rows["publisher"][0] == "El Día"


@pytest.mark.parametrize("columns", [gdelt.COLUMNS_2, gdelt.COLUMNS_1])
def test_gdelt_generations(columns: tuple[str, ...], write: Write) -> None:
    rows, _, broken, _ = read_all(gdelt.read_gdelt, write("g.CSV", gdelt_line(columns)))
    row = rows.row(0, named=True)
    assert (row["actor"], row["actor_sector"], row["recipient"], row["reports"]) == ("RUS", "GOV", "PRK", 3)
    assert not broken


def test_gdelt_1_without_addresses(write: Write) -> None:
    """Before April 2013 the last column is not there; both may stand in one file."""
    short = gdelt_line(gdelt.COLUMNS_1).rsplit("\t", 1)[0] + "\n"
    rows, _, broken, _ = read_all(gdelt.read_gdelt, write("g.CSV", gdelt_line(gdelt.COLUMNS_1) + short))
    assert rows["url"].to_list() == ["https://example.org/a", None]
    assert not broken


@pytest.mark.parametrize(
    ("change", "actor", "left"),
    [
        ({"Actor1Code": "IGOUNO", "Actor1CountryCode": ""}, "UNO", None),
        ({"Actor1Code": "IGOEUREEC", "Actor1CountryCode": "EUR"}, "EUR", None),
        ({"Actor1CountryCode": "ROM"}, "ROU", None),
        ({"Actor1CountryCode": "AFR"}, None, "who acts has no country"),
        ({"Actor1CountryCode": "", "Actor2CountryCode": ""}, None, "neither side has a country"),
    ],
)
def test_gdelt_actors(change: dict[str, str], actor: str | None, left: str | None, write: Write) -> None:
    rows, reasons, *_ = read_all(gdelt.read_gdelt, write("g.CSV", gdelt_line(**change)))
    assert rows["actor"].to_list() == ([actor] if actor else [])
    assert dict(reasons) == ({left: 1} if left else {})


def test_reading_goes_on_from_a_mark(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("g.CSV", "".join(gdelt_line(GLOBALEVENTID=str(i)) for i in range(50)))
    monkeypatch.setattr("detente.exchanging.lines.read_blocks.__defaults__", (Mark(), 1000))
    batches = list(gdelt.read_gdelt(path, "test", Mark()))
    assert len(batches) > 3
    again = list(gdelt.read_gdelt(path, "test", batches[1].end))
    ids = [row for batch in batches[:2] + again for row in batch.rows["id"].to_list()]
    assert ids == [str(i) for i in range(50)]


OLDER = tuple(column for column in polecat.COLUMNS if column != "Intensity")


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("\t".join(polecat.COLUMNS), polecat_line()),
        ("\t".join(OLDER), polecat_line(OLDER)),
        ("\t".join(("Headline", *polecat.COLUMNS)).replace("Intensity", "Event Intensity"), polecat_line()),
        ("\t".join(polecat.COLUMNS), polecat_line().rstrip("\n") + "\t\t\t\n"),
    ],
    ids=["40 columns", "39 columns", "stray Headline", "trailing tabs"],
)
def test_polecat_generations(header: str, line: str, write: Write) -> None:
    rows, _, broken, _ = read_all(polecat.read_polecat, write("p.txt", header + "\n" + line))
    row = rows.row(0, named=True)
    assert (row["actor"], row["recipient"], row["type"], row["contexts"]) == ("PRK", "RUS", "AID", "military;economic")
    assert [fault for fault in broken if fault.line > 1] == []


def test_plover_in_both_spellings(write: Write) -> None:
    today = {
        "id": "a",
        "date": "2016-07-24",
        "actor": [{"code": "USA"}],
        "recipient": [{"code": "CAN"}],
        "event": ["CONSULT"],
    }
    older = {
        "id": "b",
        "date": "2016-07-24",
        "source": [{"code": "USA"}],
        "target": [{"code": "CAN"}],
        "event": "consult",
    }
    joint = {"id": "c", "date": "2016-07-24", "actor": [{"code": "USA"}, {"code": "CAN"}], "event": ["CONSULT"]}
    text = "".join(json.dumps(each) + "\n" for each in (today, older, joint)) + "{broken\n"
    rows, _, broken, _ = read_all(read_plover, write("p.jsonl", text))
    assert rows.select("id", "actor", "recipient").rows() == [
        ("a", "USA", "CAN"),
        ("b", "USA", "CAN"),
        ("c", "USA", "CAN"),
        ("c", "CAN", "USA"),
    ]
    assert [fault.line for fault in broken] == [4]


def test_quadruples_need_their_lists(write: Write) -> None:
    path = write("ICEWS14/train.txt", "0\t0\t1\t31\n")
    with pytest.raises(UnreadableDocument, match="entity2id"):
        list(read_quadruples(path, "test", Mark()))
    write("ICEWS14/entity2id.txt", "Police_(Russia)\t0\nNorth_Korea\t1\n")
    write("ICEWS14/relation2id.txt", "Make_a_visit\t0\n")
    rows, *_ = read_all(read_quadruples, path)
    assert rows.select("actor", "recipient", "type", "mode").row(0) == ("RUS", "PRK", "CONSULT", "visit")
    assert rows["date"][0].isoformat() == "2014-02-01"


MAPPING = """
[columns]
date = "Day"
actor = "Who"
recipient = "Whom"
type = "Kind"
[types]
"arms delivery" = "AID"
[options]
delimiter = ";"
date_format = "%d.%m.%Y"
"""


def test_any_csv_by_a_mapping(write: Write) -> None:
    mapping = read_mapping(write("map.toml", MAPPING))
    path = write(
        "own.csv",
        'Day;Who;Whom;Kind\n01.02.2024;North Korea;Russia;arms delivery\n2024;x;y;AID\n"1.2.2024";PRK;RUS;gift\n',
    )
    rows, left, broken, _ = read_all(partial(read_mapped, mapping=mapping), path)
    assert rows.select("actor", "recipient", "type").rows() == [("PRK", "RUS", "AID")]
    assert dict(left) == {"a side has no country": 1}
    assert broken == [Broken(4, "no PLOVER type: 'gift'")]


@pytest.mark.parametrize("text", ['[columns]\ndate="a"\n', '[columns]\nday="a"\n'])
def test_a_mapping_that_lacks_or_invents_columns(text: str, write: Write) -> None:
    with pytest.raises(InvalidValue):
        read_mapping(write("map.toml", text))


def test_votes_find_their_days(write: Write) -> None:
    write("un_roll_calls.csv", "rcid,session,date,unres\n3,1,1946-01-01,R/1/66\n")
    path = write(
        "un_votes.csv",
        "rcid,country,country_code,vote\n3.0,Russia,RU,yes\n3.0,Atlantis,XX,no\n3.0,China,CN,8\n3.0,Cuba,CU,maybe\n",
    )
    rows, left, broken, _ = read_all(read_votes, path)
    assert rows.select("country", "vote").rows() == [("RUS", "yes")]
    assert rows["date"][0].isoformat() == "1946-01-01"
    assert dict(left) == {"no country that we know": 1, "absent or no member": 1}
    assert [fault.line for fault in broken] == [5]


SIPRI = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
)


def test_sipri_with_a_line_break_in_a_cell(tmp_path: Path) -> None:
    row = "North Korea,Russia,1993,?,10,,BTR-80A,APC,32,,1994-1995,New,two\nlines here é,0.4,4,12.8\n"
    path = tmp_path / "register.csv"
    path.write_bytes((SIPRI + row).encode("cp1252"))
    rows, _, broken, _ = read_all(read_sipri, path)
    told = rows.row(0, named=True)
    assert (told["supplier"], told["recipient"], told["uncertain"], told["comment"]) == (
        "RUS",
        "PRK",
        True,
        "two lines here é",
    )
    assert not broken


def test_ideal_points_and_alliances(write: Write) -> None:
    points = write(
        "i.csv",
        "ccode,session,NVotes,IdealPoint,Q5%,Q95%,iso3c,Countryname\n731,70,70,-0.54,-0.7,-0.4,PRK,North Korea\n",
    )
    rows, *_ = read_all(read_ideal_points, points)
    assert rows.select("country", pl.col("date").dt.year()).row(0) == ("PRK", 2015)
    pacts = write(
        "a.csv",
        "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n365.0,731.0,1962.0,1.0,0.0,0,0,1\n",
    )
    rows, *_ = read_all(read_alliances, pacts)
    assert rows.select("first", "second", "defence", "offence", "consultation").row(0) == (
        "RUS",
        "PRK",
        True,
        False,
        True,
    )


@pytest.mark.shared
def test_sample_of_icews_is_read_whole(shared: Path) -> None:
    rows, left, broken, _ = read_all(icews.read_icews, shared / "data/events/icews_raw/events.2018.sample.tab.gz")
    assert not broken
    assert rows.height >= 3300
    assert sum(left.values()) + rows.height == 3705


def test_mentions_with_commas_and_a_header_in_small_letters(write: Write) -> None:
    header = ",".join(gdelt.MENTION_COLUMNS).lower()
    good = '7,20160701210000,20170701234500,1,paper.example,"https://paper.example/a,b",4,-1,9,9,1,100,25,0.8,srclc:ara;eng:GT,'
    bad = good.replace("20170701234500", "soon")
    rows, _, broken, _ = read_all(gdelt.read_mentions, write("m.csv", f"{header}\n{good}\n{bad}\n7,8\n"))
    assert rows.select("id", "url", "confidence", "language").rows() == [("7", "https://paper.example/a,b", 100, "ara")]
    assert [str(day) for day in rows.select("date", "event_date").row(0)] == ["2017-07-01", "2016-07-01"]
    assert [fault.line for fault in broken] == [3, 4]


def test_mentions_with_tabs_are_the_same(write: Write) -> None:
    cells = ["7", "20160701210000", "20170701234500", "1", "paper.example", "u", "4", "-1", "9", "9", "1", "100"]
    line = "\t".join([*cells, "25", "0.8", "srclc:ara;eng:GT", ""]) + "\n"
    rows, _, broken, _ = read_all(gdelt.read_mentions, write("m.CSV", line))
    assert rows.select("id", "confidence", "language").rows() == [("7", 100, "ara")]
    assert not broken


def test_counts_by_year_are_kept_apart_and_no_day_is_made_up(write: Write) -> None:
    lines = ("1979,CHNCVL,IGOUNO,043,043,04,2.8,5", "1979,GOV,PSE,120,120,12,-4.0,1", "1979,USA,PSE,120,120,12,-4.0,x")
    path = write("y.tsv", "".join(line.replace(",", "\x01") + "\n" for line in (*lines, "1979,short")))
    rows, left, broken, _ = read_all(read_years, path)
    told = rows.select("actor", "actor_sector", "recipient", "type", "acts").rows()
    assert told == [("CHN", "CVL", "UNO", "CONSULT", 5)]
    assert dict(left) == {"who acts has no country": 1}
    assert broken == [Broken(3, "no number of acts"), Broken(4, "2 fields where 8 are expected")]
    with pytest.raises(UnreadableDocument, match="gdelt-years"):
        list(gdelt.read_gdelt(path, "test", Mark()))
