"""The relation measured from the lake and from the ledger; in words, in a picture, in a frame."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

import builders
from detente.cli import detente
from detente.errors import InvalidValue, NotEnoughData, UnknownCode
from detente.exchanging.columns import ALLIANCES, ARMS, shaped
from detente.measuring.world import World
from detente.model.actors import CountryCode, Dyad
from detente.model.claims import EventType, Stance, Status, Theme
from detente.storing.lake import Lake, Note
from detente.storing.lake_queries import ActFilter, acts
from detente.storing.lake_weeks import week_table
from detente.workflow.frames import measure
from detente.workflow.measures import Asked, measure_all, measure_pair, read_pair, read_structure, relation_frame
from detente.workflow.moves import find_moves
from detente.workflow.own import OwnEvent, own_acts
from detente.workflow.pictures import caption_of, draw_svg, write_picture
from detente.workflow.worlds import read_world
from lake_rows import filled

PAIR = Dyad(CountryCode("RUS"), CountryCode("PRK"))


def act(number: int, actor: str, recipient: str, kind: str, score: float, quad: int) -> dict[str, Any]:
    day = dt.date(2012, 1, 2) + dt.timedelta(days=9 * number)
    return {
        "source": "test", "id": f"{actor}{number}", "date": day, "actor": actor, "recipient": recipient, "type": kind,
        "score": score, "quad": quad, "reports": 1,
    }  # fmt: skip


def quarrelled(home: Path) -> Lake:
    """Give a lake in which two states fall out after three years, among others who don't."""
    rows = []
    for i in range(240):
        late = i > 120
        rows.append(act(i, "RUS", "PRK", *(("ACCUSE", -3.0, 3) if late and i % 3 else ("CONSULT", 2.5, 1))))
        rows.append(act(i, "PRK", "RUS", *(("REJECT", -2.0, 3) if late and i % 2 else ("SUPPORT", 5.0, 1))))
        rows.append(act(i, "USA", "CHN", *(("CONSULT", 2.5, 1) if i % 2 else ("ASSAULT", -9.0, 4))))
        rows.append(act(i, "JPN", "KOR", *(("AID", 10.0, 2) if i % 2 else ("REJECT", -2.0, 3))))
    return filled(home, *rows)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    quarrelled(folder)
    return folder


def test_the_fall_is_seen_and_told(home: Path) -> None:
    relation = measure_pair(Lake(home / "lake"), PAIR, Asked())
    first, last = relation.tone[0].points[6].estimate, relation.tone[0].points[-6].estimate
    assert first is not None
    assert last is not None
    assert last.high < first.low
    assert [point.month.year for point in relation.turning_points] in ([2014], [2015])
    assert "cooler" in caption_of(relation)
    assert all(told.split(": ")[1] in {"accuse", "reject"} for told in relation.turning_points[0].told)
    assert (
        relation.turning_points[0].told[0].split(", ")[1].startswith(("Russia to North Korea", "North Korea to Russia"))
    )


def test_the_picture_is_drawn_offline_and_its_words_are_the_caption(home: Path, tmp_path: Path) -> None:
    relation = measure_pair(Lake(home / "lake"), PAIR, Asked())
    svg = draw_svg(relation)
    assert "<svg" in svg
    assert "Russia" in svg
    assert svg == draw_svg(relation)
    write_picture(relation, tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["$schema"].endswith("v5.json")
    with pytest.raises(InvalidValue, match=r"\.svg"):
        write_picture(relation, tmp_path / "r.gif")


def test_the_axis_of_a_short_series_names_months(tmp_path: Path) -> None:
    lake = filled(
        tmp_path, *(act(i, "RUS", "PRK", *(("CONSULT", 2.5, 1) if i % 2 else ("ACCUSE", -3.0, 3))) for i in range(40))
    )
    svg = draw_svg(measure_pair(lake, PAIR, Asked()))
    labels = re.findall(r">((?:[A-Z][a-z]{2} )?20\d\d)</text>", svg)
    assert any(label.startswith("Apr") for label in labels)
    assert len(labels) == len(set(labels))


def test_frames_have_a_row_a_direction_and_month(home: Path) -> None:
    frame = measure("Russia", "North Korea", home=home)
    assert frame.height == 2 * frame["month"].n_unique()
    assert frame.filter(pl.col("tone").is_not_null() & ~pl.col("tone").is_between("tone_low", "tone_high")).is_empty()


def test_all_pairs_agree_with_one(home: Path) -> None:
    lake = Lake(home / "lake")
    one = relation_frame(measure_pair(lake, PAIR, Asked())).filter(pl.col("actor") == "RUS")
    every = pl.concat(measure_all(lake, Asked())).filter((pl.col("actor") == "RUS") & (pl.col("recipient") == "PRK"))
    both = one.join(every, on="month", suffix="_all")
    assert both.height == one.height
    assert (both["tone"] - both["tone_all"]).abs().max() == pytest.approx(0.0, abs=1e-3)


def test_what_all_pairs_tell_is_worked_out_once_and_is_what_their_acts_tell(home: Path) -> None:
    lake = Lake(home / "lake")
    table, whole = week_table(lake, "test"), World.of(acts(lake, ActFilter()))
    first, again = read_world(table), read_world(week_table(lake, "test"))
    assert len(list(table.folder.glob("world-*.json"))) == 1
    for world in (first, again):
        assert (world.first, dict(world.received)) == (whole.first, dict(whole.received))
        assert world.counts.tolist() == whole.counts.tolist()
        assert world.model.common == pytest.approx(whole.model.common, abs=1e-6)
    assert again.model.common.tolist() == first.model.common.tolist()


def test_one_pair_reads_its_own_acts_only(home: Path) -> None:
    _, world, found = read_pair(Lake(home / "lake"), PAIR, Asked())
    assert set(found["actor"]) == {"RUS", "PRK"}
    assert world.counts.sum() == found.height * 2


def test_deals_and_pacts_are_of_the_two_and_in_one_order_however_they_were_imported(tmp_path: Path) -> None:
    year = {"source": "test", "date": dt.date(2019, 1, 1)}
    deals = [
        {**year, "supplier": "RUS", "recipient": recipient, "weapon": "Mi-17", "description": "helicopter", "tiv": tiv}
        for recipient, tiv in (("PRK", 145.0), ("PRK", 130.5), ("CHN", 9.0))
    ]
    pacts = [{**year, "first": "PRK", "second": second, "defence": True} for second in ("RUS", "CHN")]
    for name, turn in (("there", 1), ("back", -1)):
        lake, note = Lake(tmp_path / name), Note(file="x", format="x", source="test", fingerprint="x")
        lake.add(ARMS, note, shaped(pl.DataFrame(deals[::turn]), ARMS))
        lake.add(ALLIANCES, note, shaped(pl.DataFrame(pacts[::turn]), ALLIANCES))
        found = read_structure(lake, PAIR)
        assert [(supplier, tiv) for _, supplier, _, tiv in found.arms] == [("RUS", 130.5), ("RUS", 145.0)]
        assert found.alliances == ((2019, 2019, "defence"),)


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"first": "Atlantis", "second": "Russia"}, UnknownCode, "Atlantis"),
        ({"first": "Russia", "second": "France"}, NotEnoughData, "fewer than 4"),
        ({"first": "Russia", "second": "China", "since": dt.date(2030, 1, 1)}, NotEnoughData, "no acts"),
        (
            {"first": "Russia", "second": "China", "since": dt.date(2013, 1, 1), "until": dt.date(2012, 1, 1)},
            InvalidValue,
            "period",
        ),
        ({"first": "Russia", "second": "China", "source": "none"}, InvalidValue, "must be one of test"),
        ({"first": "Russia", "second": "Russia"}, InvalidValue, "two different"),
    ],
)
def test_bad_input_is_one_line(arguments: dict[str, Any], error: type[Exception], says: str, home: Path) -> None:
    with pytest.raises(error, match=says):
        measure(home=home, **arguments)


def test_an_empty_lake_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotEnoughData, match="detente import"):
        measure("Russia", "China", home=tmp_path)


def own(weight: float | None = 1.0, **changes: Any) -> OwnEvent:
    return OwnEvent(builders.event(builders.cited(**changes)), weight)


@pytest.mark.parametrize(
    ("given", "acts"),
    [
        (own(), 1),
        (own(weight=None), 0),
        (own(status=Status.PLANNED, event=EventType.CONSULT), 0),
        (own(actors=(builders.RUSSIA, builders.NORTH_KOREA), recipients=(), event=EventType.CONSULT), 2),
        (own(recipients=()), 0),
    ],
)
def test_own_events_are_acts_where_they_happened_between_states(given: OwnEvent, acts: int) -> None:
    clear, disputed = own_acts([given])
    assert (clear.height, disputed.height) == (acts, 0)


def test_disputed_events_are_kept_apart() -> None:
    disputed_event = builders.event(builders.cited(), builders.cited(stance=Stance.DENIED))
    clear, disputed = own_acts([OwnEvent(disputed_event)])
    assert (clear.height, disputed.height) == (0, 1)


def test_the_ledger_is_measured_like_a_source_of_its_own(tmp_path: Path) -> None:
    deeds = ((EventType.AID, (Theme.ARMS,)), (EventType.CONSULT, (Theme.DIPLOMATIC, Theme.ENERGY)))
    events = [
        own(event=deeds[i % 2][0], themes=deeds[i % 2][1], date=builders.when(f"2024-0{1 + i}-01", f"2024-0{1 + i}-28"))
        for i in range(6)
    ]
    relation = measure_pair(Lake(tmp_path / "lake"), PAIR, Asked(source="ledger"), events)
    assert (relation.source, relation.acts) == ("ledger", (0, 6))
    assert {each.theme: each.acts for each in relation.themes} == {
        Theme.ARMS: 3,
        Theme.DIPLOMATIC: 3,
        Theme.ENERGY: 3,
    }
    days = (dt.date(2024, 1, 15), dt.date(2024, 6, 15))
    (moved,) = find_moves(Lake(tmp_path / "lake"), PAIR, Asked(source="ledger"), days, events)
    assert (moved.pair.actor, len(moved.drivers.told)) == ("PRK", 5)


def run(home: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(detente, list(words), env={"DETENTE_HOME": str(home)})
    return result.exit_code, result.stdout, result.stderr


def test_commands_from_a_file_to_figures(tmp_path: Path) -> None:
    rows = "".join(
        f"{dt.date(2014, 1, 1) + dt.timedelta(days=5 * i)},RUS,PRK,{'AID' if i % 2 else 'ACCUSE'}\n" for i in range(60)
    )
    (tmp_path / "own.csv").write_text(f"day,a,b,kind\n{rows}2014-01-01,RUS,PRK,dance\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text(
        '[columns]\ndate="day"\nactor="a"\nrecipient="b"\ntype="kind"\n', encoding="utf-8"
    )
    words = ("import", "csv", str(tmp_path / "own.csv"), "--mapping", str(tmp_path / "map.toml"), "--source", "mine")
    code, out, err = run(tmp_path, *words)
    assert (code, json.loads(out)["kept"], "line 62" in err) == (0, 60, True)
    code, out, _ = run(tmp_path, "measure", "Russia", "DPRK", "--csv")
    assert code == 0
    assert out.splitlines()[0].startswith("actor,recipient,source,month,acts,tone")
    code, out, err = run(tmp_path, "measure", "--all")
    assert (code, out.count("RUS,PRK,mine") > 5) == (0, True)
    assert run(tmp_path, "measure", "Russia", "Atlantis")[0] == 2
    assert run(tmp_path, "import", "icews", str(tmp_path / "none.tab"))[0] == 2


def lines(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_what_moved_the_tone_is_told_with_its_share(home: Path) -> None:
    words = ("measure", "Russia", "DPRK", "--drivers", "2014-10-01", "2015-06-01")
    code, out, err = run(home, *words)
    told = lines(out)
    assert code == 0
    assert {(row["actor"], row["recipient"]) for row in told} == {("RUS", "PRK"), ("PRK", "RUS")}
    assert all(row["effect"] < 0 for row in told if row["type"] in {"ACCUSE", "REJECT"})
    assert re.search(r"RUS to PRK: tone moved by [+-]\d\.\d\d(, too little for shares)?; these together ", err)
    assert run(home, *words[:4], "2015-06-01", "2014-10-01")[0] == 2


def test_blocs_are_probabilities_the_same_both_ways_and_bad_names_are_one_line(home: Path) -> None:
    code, out, _ = run(home, "measure", "--blocs")
    told = lines(out)
    assert code == 0
    assert len(told) == 6 * 5 // 2
    assert all(0 <= row["together"] <= 1 for row in told)
    (pair,) = [row for row in told if {row["state"], row["other"]} == {"RUS", "PRK"}]
    _, out, _ = run(home, "measure", "--blocs", "Russia")
    assert {row["other"]: row["together"] for row in lines(out)}["PRK"] == pair["together"]
    code, _, err = run(home, "measure", "--blocs", "France")
    assert (code, err.count("\n")) == (2, 1)


def test_themes_are_told_with_shares(home: Path) -> None:
    code, out, _ = run(home, "measure", "Russia", "DPRK", "--themes")
    assert code == 0
    assert lines(out)[0]["theme"] == "diplomatic"


def test_export_of_the_dictionary_needs_no_ledger(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "export", "dictionary")
    assert (code, out.splitlines()[0]) == (0, "table,column,type,meaning")
