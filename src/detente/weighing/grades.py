"""How far an event can be believed: the Admiralty code, reliability and credibility kept apart.

Credibility is judged by who says it and who denies it: 1 takes two independent origins and no denial by a neutral; 6
and F say that it cannot be judged and never enter a comparison. Source: NATO AJP-2.1, annex on source and item grading.
"""

from detente.model.claims import Stance, Status
from detente.model.events import Credibility, Event, Grade, Origin, Reliability, denies
from detente.weighing.voices import listed

GOOD = frozenset({Reliability.A, Reliability.B})
POOR = frozenset({Reliability.D, Reliability.E})
NOT_YET = frozenset({Status.POSSIBLE, Status.CONDITIONAL})
ENOUGH = 2
"""Independent origins that confirm each other."""


def grade_of(event: Event, origins: tuple[Origin, ...]) -> Grade:
    """Give the grade of an event: the best reliability behind it, its credibility, and the reason in words."""
    credibility, reason = _credibility(event, origins)
    telling = [origin for origin in origins if not origin.denies] or list(origins)
    return Grade(best_reliability(telling), credibility, reason)


def best_reliability(origins: list[Origin]) -> Reliability:
    """Give the best reliability among origins; F only where nothing else is known."""
    known = [origin.reliability for origin in origins if origin.reliability.order is not None]
    return min(known, key=lambda each: each.value) if known else Reliability.F


def _credibility(event: Event, origins: tuple[Origin, ...]) -> tuple[Credibility, str]:
    told = [origin for origin in origins if not origin.denies and not origin.derived and _tells(origin, event)]
    deniers = [origin for origin in origins if origin.denies]
    basis = [cited.claim for cited in event.claims if not denies(cited.claim)]
    if not basis:
        return Credibility.CANNOT_BE_JUDGED, f"only its denial by {_names(deniers)} is told"
    if all(claim.status in NOT_YET for claim in basis):
        return Credibility.CANNOT_BE_JUDGED, "it is told as possible only"
    if all(claim.stance is Stance.OPINION for claim in basis):
        return Credibility.CANNOT_BE_JUDGED, "it is an opinion, not a report"
    if not told:
        return Credibility.CANNOT_BE_JUDGED, "nobody tells it in a voice of their own"
    known = [origin for origin in told if origin.reliability is not Reliability.F]
    if not known:
        return Credibility.CANNOT_BE_JUDGED, "nothing is known of who says it"
    alleged = all(claim.stance is Stance.ALLEGED for claim in basis)
    return _weigh(known, deniers, alleged=alleged)


def _tells(origin: Origin, event: Event) -> bool:
    """Tell whether an origin tells the event as surely as anyone does: a possibility confirms no report."""
    sure = {cited.id for cited in event.claims if cited.claim.status not in NOT_YET}
    return not sure or not sure.isdisjoint(origin.claims)


def _weigh(known: list[Origin], deniers: list[Origin], *, alleged: bool) -> tuple[Credibility, str]:
    neutral = [origin for origin in deniers if not origin.party]
    sound = [origin for origin in known if origin.reliability not in POOR]
    if neutral:
        return _against_a_neutral(sound, neutral)
    if len(sound) >= ENOUGH and not alleged:
        return Credibility.CONFIRMED, _confirmed(sound, deniers)
    if len(sound) >= ENOUGH:
        return Credibility.PROBABLY_TRUE, f"{len(sound)} independent origins allege it: {_names(sound)}{_but(deniers)}"
    return _single(known, deniers, alleged=alleged)


def _against_a_neutral(sound: list[Origin], neutral: list[Origin]) -> tuple[Credibility, str]:
    if len(sound) >= ENOUGH:
        return Credibility.POSSIBLY_TRUE, f"{_names(sound)} tell it, but {_names(neutral)}, no side of it, denies it"
    if sound:
        return Credibility.DOUBTFUL, f"only {_names(sound)} tells it, and {_names(neutral)}, no side of it, denies it"
    return Credibility.IMPROBABLE, f"no source that is fairly reliable tells it, and {_names(neutral)} denies it"


def _single(known: list[Origin], deniers: list[Origin], *, alleged: bool) -> tuple[Credibility, str]:
    """One origin of some worth, or none: its reliability and whether it speaks against itself decide."""
    best = min(known, key=lambda origin: origin.reliability.value)
    if len(known) >= ENOUGH:
        return Credibility.POSSIBLY_TRUE, f"{_names(known)} tell it, of which one at most is fairly reliable"
    if best.reliability in POOR:
        return Credibility.DOUBTFUL, f"only {best.name} tells it: {best.reliability.words}"
    if best.reliability in GOOD and not deniers and not alleged:
        return Credibility.PROBABLY_TRUE, f"one origin, {best.name}: {best.reliability.words}, and nobody denies it"
    told = "alleges" if alleged else "tells"
    side = ", a side of the matter" if best.party else ""
    return Credibility.POSSIBLY_TRUE, f"one origin, {best.name}{side}, {told} it{_but(deniers)}"


def _confirmed(sound: list[Origin], deniers: list[Origin]) -> str:
    return f"{len(sound)} independent origins tell it: {_names(sound)}{_but(deniers)}"


def _but(deniers: list[Origin]) -> str:
    sides = "sides" if len(deniers) > 1 else "a side"
    return f"; denied by {_names(deniers)}, {sides} of the matter" if deniers else ""


def _names(origins: list[Origin]) -> str:
    return listed(tuple(dict.fromkeys(origin.name for origin in origins)))
