"""The tables that imported data become: each column once, with its type and its meaning."""

from typing import NamedTuple

import polars as pl


class Column(NamedTuple):
    """A column: name, type, what it holds."""

    name: str
    type: pl.DataType
    meaning: str


class Table(NamedTuple):
    """A table of the lake: its name, what one row is, its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Give names and types, in order."""
        return {column.name: column.type for column in self.columns}


TEXT, DAY, NUMBER, SMALL, COUNT = pl.String(), pl.Date(), pl.Float32(), pl.Int8(), pl.Int32()

ACTS = Table(
    "acts",
    "what one state did to another on a day, as one source coded it",
    (
        Column(
            "source", TEXT, "data set that it comes from: icews, gdelt, polecat, plover, or the name given on import"
        ),
        Column("id", TEXT, "the source's own id; where it has none, the file's fingerprint and the line"),
        Column("date", DAY, "day of the act"),
        Column("actor", TEXT, "country code of who acts: ISO 3166 alpha-3 or a PLOVER code for who is no state"),
        Column("actor_sector", TEXT, "PLOVER sector of who acts; null where the source tells none"),
        Column("actor_name", TEXT, "who acts, as the source names them"),
        Column("recipient", TEXT, "country code of whom it is done to"),
        Column("recipient_sector", TEXT, "PLOVER sector of whom it is done to"),
        Column("recipient_name", TEXT, "whom it is done to, as the source names them"),
        Column("type", TEXT, "PLOVER event type; null for statements and appeals (CAMEO 01, 02), which PLOVER drops"),
        Column("mode", TEXT, "PLOVER mode; null where none fits"),
        Column("contexts", TEXT, "PLOVER contexts, joined by semicolons"),
        Column("cameo", TEXT, "CAMEO code; null where the source codes PLOVER itself"),
        Column("quad", SMALL, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
        Column("score", NUMBER, "PLOVER score of the act, -10 to 10; null where it has no type"),
        Column("goldstein", NUMBER, "Goldstein score as the source gives it, -10 to 10"),
        Column("reports", COUNT, "number of reports that the source counts for it; 1 where it counts none"),
        Column("story", TEXT, "the source's id of the story that it was coded from"),
        Column("publisher", TEXT, "who published the story"),
        Column("place", TEXT, "name of the place where it happened"),
        Column("latitude", NUMBER, "of the place, degrees north"),
        Column("longitude", NUMBER, "of the place, degrees east"),
        Column("url", TEXT, "address of the story"),
    ),
)

COUNTED = (
    "source", "date", "actor", "actor_sector", "recipient", "recipient_sector", "type", "mode", "contexts", "cameo",
    "quad", "score", "goldstein",
)  # fmt: skip
"""What acts that are only counted still tell."""

ACT_YEARS = Table(
    "act_years",
    "how many acts of a kind one state did to another in a year (1 January); too coarse for a tone or turning point",
    (
        *(column for column in ACTS.columns if column.name in COUNTED),
        Column("acts", COUNT, "number of acts"),
    ),
)

MENTIONS = Table(
    "mentions",
    "one report of a GDELT event",
    (
        Column("source", TEXT, "data set that it comes from"),
        Column("id", TEXT, "id of the event that is mentioned"),
        Column("date", DAY, "day of the report"),
        Column("event_date", DAY, "day on which the event was first recorded"),
        Column("publisher", TEXT, "site or outlet of the report"),
        Column("url", TEXT, "address or citation of the report"),
        Column("confidence", SMALL, "the source's confidence in its coding, percent"),
        Column("language", TEXT, "language that it was translated from; null for English"),
    ),
)

VOTES = Table(
    "votes",
    "one state's vote on one roll call of the General Assembly",
    (
        Column("source", TEXT, "data set that it comes from"),
        Column("call", COUNT, "number of the roll call"),
        Column("date", DAY, "day of the vote; null where no list of roll calls was read with it"),
        Column("country", TEXT, "country code of the voter"),
        Column("vote", TEXT, "yes, no or abstain; absent states have no row"),
        Column("resolution", TEXT, "number of the resolution"),
    ),
)

IDEAL_POINTS = Table(
    "ideal_points",
    "where a state stands in one session's votes",
    (
        Column("source", TEXT, "data set that it comes from"),
        Column("date", DAY, "1 January of the session's year (session + 1945)"),
        Column("country", TEXT, "country code"),
        Column("point", NUMBER, "ideal point, higher is nearer to the United States"),
        Column("low", NUMBER, "5% quantile of its posterior"),
        Column("high", NUMBER, "95% quantile of its posterior"),
        Column("votes", COUNT, "votes cast in the session"),
    ),
)

ARMS = Table(
    "arms",
    "one deal of major arms",
    (
        Column("source", TEXT, "data set that it comes from"),
        Column("date", DAY, "1 January of the year of order"),
        Column("supplier", TEXT, "country code of the supplier"),
        Column("recipient", TEXT, "country code of the recipient"),
        Column("weapon", TEXT, "designation"),
        Column("description", TEXT, "kind of weapon"),
        Column("ordered", NUMBER, "number ordered; null where unknown"),
        Column("delivered", NUMBER, "number delivered or made; null where unknown"),
        Column("uncertain", pl.Boolean(), "whether the source marks the year or a number as uncertain"),
        Column("delivery_years", TEXT, "years of delivery, as the source writes them"),
        Column("status", TEXT, "new, second hand and so on"),
        Column(
            "tiv", NUMBER, "trend-indicator value of what was delivered, millions; a measure of capability, no price"
        ),
        Column("comment", TEXT, "the source's remark"),
    ),
)

ALLIANCES = Table(
    "alliances",
    "what two states were bound to in one year",
    (
        Column("source", TEXT, "data set that it comes from"),
        Column("date", DAY, "1 January of the year"),
        Column("first", TEXT, "country code"),
        Column("second", TEXT, "country code"),
        Column("defence", pl.Boolean(), "to defend each other"),
        Column("offence", pl.Boolean(), "to attack together"),
        Column("neutrality", pl.Boolean(), "to stay neutral"),
        Column("nonaggression", pl.Boolean(), "not to attack each other"),
        Column("consultation", pl.Boolean(), "to consult in a crisis"),
    ),
)

TABLES = (ACTS, ACT_YEARS, MENTIONS, VOTES, IDEAL_POINTS, ARMS, ALLIANCES)
"""Every table of the lake."""


def shaped(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Give a frame with exactly the table's columns, in order and type; what it lacks is null."""
    return frame.select(
        (pl.col(column.name) if column.name in frame.columns else pl.lit(None)).cast(column.type).alias(column.name)
        for column in table.columns
    )
