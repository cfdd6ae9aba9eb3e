"""The formats that can be read in, each one line."""

from detente.errors import UnknownCode
from detente.exchanging.batches import Format
from detente.exchanging.columns import ACT_YEARS, ACTS, ALLIANCES, ARMS, IDEAL_POINTS, MENTIONS, VOTES
from detente.exchanging.gdelt import read_gdelt, read_mentions
from detente.exchanging.gdelt_years import read_years
from detente.exchanging.icews import read_icews
from detente.exchanging.plover import read_plover
from detente.exchanging.polecat import read_polecat
from detente.exchanging.quadruples import read_quadruples
from detente.exchanging.structure import read_alliances, read_ideal_points, read_sipri, read_votes

FORMATS = (
    Format("icews", ACTS, read_icews, "ICEWS coded events (Dataverse, 20 columns)"),
    Format("gdelt", ACTS, read_gdelt, "GDELT 1.0 or 2.0 events"),
    Format("gdelt-mentions", MENTIONS, read_mentions, "GDELT 2.0 mentions, with tabs, or with commas and a header"),
    Format("gdelt-years", ACT_YEARS, read_years, "GDELT reduced to counts by year, as Hive writes them (8 columns)"),
    Format("polecat", ACTS, read_polecat, "POLECAT events (39 or 40 columns)"),
    Format("plover", ACTS, read_plover, "PLOVER records, JSON lines, both spellings"),
    Format("quadruples", ACTS, read_quadruples, "benchmark quadruples of ICEWS with their lists of names"),
    Format("unvotes", VOTES, read_votes, "roll-call votes of the UN General Assembly (unvotes, Voeten)"),
    Format("ideal-points", IDEAL_POINTS, read_ideal_points, "ideal points of states in the General Assembly (Voeten)"),
    Format("sipri", ARMS, read_sipri, "SIPRI trade register of major arms"),
    Format("alliances", ALLIANCES, read_alliances, "alliances by pair and year (ATOP, COW)"),
)


def find_format(name: str) -> Format:
    """Give the format of that name.

    Raises:
        UnknownCode: There is none.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise UnknownCode("format", name, tuple(each.name for each in FORMATS))
