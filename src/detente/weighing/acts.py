"""What every comparison of claims shares: points, the veto, and which acts behave how."""

from detente.model.claims import EventType, Status

Points = tuple[float, str]
"""Points with the reason, as a field gives them."""

VETO = -100.0
"""Points that end a comparison: the two can't be one happening."""

POINT_LIKE = frozenset(
    {
        EventType.CONSULT,
        EventType.MOBILIZE,
        EventType.ASSAULT,
        EventType.SANCTION,
        EventType.COERCE,
        EventType.REJECT,
        EventType.PROTEST,
    }
)
"""Acts of a day, where two days are two acts; supplies and ties go on."""

OFTEN = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Acts that in a war come several a day between the same sides: sides and day alone don't make them one."""

SPOKEN = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.AGREE})
"""Acts of words, of which a speech holds many on different matters: what is said must be alike."""
FEW_WORDS = 3
"""Words in common that motives and judgements need: "our goals" twice is not one goal."""

YET_TO_COME = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL})
