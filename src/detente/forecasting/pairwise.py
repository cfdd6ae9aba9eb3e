"""The forecast of one act between two sides, with its precedents; each can be switched off."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from detente.errors import NotEnoughData
from detente.forecasting.history import Doubles, Flags, Floats
from detente.forecasting.pooling import Pool, Rate, pool, pooled_probabilities, rate_of
from detente.forecasting.precedents import (
    FEWEST,
    WINDOW,
    Case,
    Cause,
    Followed,
    Weights,
    causes_of,
    find_cases,
    fired,
    firing_days,
    mine_precedents,
    weigh,
    without,
)
from detente.forecasting.scores import calibration_error
from detente.forecasting.whether.memory import Memory, remember, walk
from detente.forecasting.whether.model import STRIDE, Growth, Whether, fit_whether
from detente.forecasting.whether.odds import chance, logit
from detente.forecasting.whether.panel import Panel, outcomes, outcomes_of
from detente.model.actors import CountryCode
from detente.model.forecasts import Basis, Forecast, PastAct, Precedent

LONG_DAYS, LONG_ACTS = 200, 5_000
"""From so many days and act-days on the trees are used; below, the pooled rates with weighed causes."""

JUDGED_DAYS = 60
"""Last days on which it is measured how well calibrated a model fitted before them was."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers of a panel stand for: states, acts, and the date of its first day."""

    states: Sequence[str]
    acts: Sequence[str]
    first: dt.date

    def date(self, day: int) -> dt.date:
        """Give the date of a day of the panel."""
        return self.first + dt.timedelta(days=day)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which act (by number) of which pair (by place in the panel) within how many days, some causes switched off."""

    pair: int
    act: int
    within: int
    off: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Grown:
    """Trees, how well calibrated they were for each class, and what was known before causes of late began to speak."""

    trees: Whether
    calibration: Doubles
    memory: Memory
    _known: dict[tuple[int, frozenset[Cause]], Floats] = field(default_factory=dict, repr=False, compare=False)

    def known_of(self, pair: int, off: frozenset[Cause]) -> Floats:
        """Give what is known of a pair's series today, the causes' acts of late taken out; worked out once for all."""
        if (pair, off) not in self._known:
            panel = self.memory.panel
            for cause in sorted(off, key=lambda cause: (cause.reversed, cause.act)):
                panel = without(panel, pair, cause, panel.days)
            memory = self.memory.resumed(panel)
            while memory.day < panel.days:
                memory.step()
            self._known[pair, off] = memory.known()[pair * panel.classes : (pair + 1) * panel.classes]
        return self._known[pair, off]


@dataclass(frozen=True, slots=True)
class Engine:
    """What is learned from a panel for one horizon; nothing is grown where the history is short."""

    panel: Panel
    names: Names
    within: int
    pooled: Pool
    grown: Grown | None
    _fired: dict[int, Flags] = field(default_factory=dict, repr=False, compare=False)
    _rules: dict[tuple[int, int], tuple[Followed, ...]] = field(default_factory=dict, repr=False, compare=False)
    _weighed: dict[tuple[int, int], tuple[Weights, float | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def fired_on(self, day: int) -> Flags:
        """Tell which causes had happened by a day, shape (pairs, causes); worked out once for all acts."""
        if day not in self._fired:
            self._fired[day] = fired(self.panel, day)
        return self._fired[day]

    def rules_of(self, act: int, within: int) -> tuple[Followed, ...]:
        """Give the rules to an act; worked out once for all pairs."""
        if (act, within) not in self._rules:
            self._rules[act, within] = mine_precedents(self.panel, act, within)
        return self._rules[act, within]

    def weighed(self, act: int, within: int) -> tuple[Weights, float | None]:
        """Give the weights of an act's causes, and how well calibrated they were; worked out once for all pairs."""
        if (act, within) not in self._weighed:
            self._weighed[act, within] = _weigh_causes(self, act, within)
        return self._weighed[act, within]


def _judge(panel: Panel, trees: Whether, start: int, within: int) -> Doubles:
    """Give the calibration error of each class on the days from `start` on whose outcomes are known."""
    ahead = outcomes(panel, within)
    days = [(day, known) for day, known in walk(panel, range(start, ahead.shape[1], STRIDE), within)]
    said = np.stack([trees.probability(known) for _, known in days]).reshape(-1, panel.pairs, panel.classes)
    came = ahead[:, [day for day, _ in days]].T.reshape(said.shape)
    return np.array([calibration_error(said[..., act].ravel(), came[..., act].ravel()) for act in range(panel.classes)])


def prepare(panel: Panel, names: Names, within: int, growth: Growth | None = None) -> Engine:
    """Give the engine for a panel that ends on the eve of the forecast.

    Raises:
        NotEnoughData: The horizon is longer than the history.
    """
    if within >= panel.days:
        raise NotEnoughData(f"a horizon of {within} days needs a history longer than {panel.days} days")
    pooled = pool(panel, panel.days)
    start = panel.days - within - JUDGED_DAYS
    if panel.days < LONG_DAYS + within or panel.marks.sum() < LONG_ACTS:
        return Engine(panel, names, within, pooled, None)
    trees = fit_whether(panel, start, within, growth)
    memory = remember(panel, panel.days - WINDOW, within)
    return Engine(panel, names, within, pooled, Grown(trees, _judge(panel, trees, start, within), memory))


def forecast_act(engine: Engine, asked: Asked) -> Forecast:
    """Give the forecast of one act, with what speaks for and against it."""
    panel = engine.panel
    series = asked.pair * panel.classes + asked.act
    rate = rate_of(engine.pooled, asked.act, float(panel.marks[series].sum()))
    rules = engine.rules_of(asked.act, asked.within)
    telling = _tell(engine, asked, rules)
    low, high = _bounds(asked, rate, telling)
    counts = rate.counts(asked.within)
    hits = sum(precedent.hits for precedent in telling.precedents)
    return Forecast(
        actor=CountryCode(engine.names.states[int(panel.actor[asked.pair])]),
        recipient=CountryCode(engine.names.states[int(panel.recipient[asked.pair])]),
        act=engine.names.acts[asked.act], made_on=engine.names.date(panel.days - 1), within_days=asked.within,
        probability=telling.probability, low=low, high=high, base_rate=rate.probability(asked.within),
        counts=counts, maker=telling.maker, basis=Basis(len(telling.precedents), hits, telling.calibration),
        precedents=telling.precedents, missing=_missing(engine, asked, telling),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Telling:
    """A probability, who made it, its precedents, and how well calibrated such forecasts were."""

    probability: float
    maker: str
    precedents: tuple[Precedent, ...]
    calibration: float | None


def _bounds(asked: Asked, rate: Rate, telling: _Telling) -> tuple[float, float]:
    """Give the interval: the pooled rate's own, moved with the odds; never narrower than the calibration error."""
    low, high = rate.bounds(asked.within)
    moved = logit(np.array([telling.probability]))[0] - logit(np.array([rate.probability(asked.within)]))[0]
    ends = chance(logit(np.array([low, high])) + moved)
    slack = telling.calibration or 0.0
    inside = (telling.probability - slack, telling.probability + slack)
    return max(min(float(ends[0]), inside[0]), 0.0), min(max(float(ends[1]), inside[1]), 1.0)


def _tell(engine: Engine, asked: Asked, rules: tuple[Followed, ...]) -> _Telling:
    grown = engine.grown
    return _by_causes(engine, asked, rules) if grown is None else _by_trees(engine, grown, asked, rules)


def _by_trees(engine: Engine, grown: Grown, asked: Asked, rules: tuple[Followed, ...]) -> _Telling:
    """Forecast by the trees; a precedent's push is what the log-odds lose when its causes are taken out."""
    trees, panel = grown.trees, engine.panel
    mine = slice(asked.act, asked.act + 1)
    odds = float(trees.odds(grown.known_of(asked.pair, asked.off)[mine])[0])
    found = []
    for rule in rules:
        fires = rule.cause not in asked.off and firing_days(panel, asked.pair, rule.cause, panel.days)
        if fires and rule.cases >= FEWEST:
            known = grown.known_of(asked.pair, asked.off | {rule.cause})
            push = odds - float(trees.odds(known[mine])[0])
            found.append(_precedent(engine, asked, rule, push))
    probability = float(chance(np.array([odds]))[0])
    return _Telling(probability, "trees over history", _sorted(found), float(grown.calibration[asked.act]))


def _by_causes(engine: Engine, asked: Asked, rules: tuple[Followed, ...]) -> _Telling:
    """Forecast by the pooled rate, moved by the causes that fired as they were weighed over all pairs."""
    panel = engine.panel
    weights, calibration = engine.weighed(asked.act, asked.within)
    causes = causes_of(panel.classes)
    firing = engine.fired_on(panel.days)[asked.pair] & np.array([cause not in asked.off for cause in causes])
    base = pooled_probabilities(panel, engine.pooled, asked.act, panel.days, asked.within)[asked.pair : asked.pair + 1]
    probability = float(chance(weights.odds(base, firing[None, :]))[0])
    found = [
        _precedent(engine, asked, rule, float(weights.push[i]))
        for i, rule in enumerate(rules)
        if firing[i] and rule.cases >= FEWEST
    ]
    return _Telling(probability, "pooled rates with precedents", _sorted(found), calibration)


def _weigh_causes(engine: Engine, act: int, within: int) -> tuple[Weights, float | None]:
    """Weigh the causes on all pairs' past days; measure on the latest fifth what the earlier ones forecast."""
    panel, causes = engine.panel, 2 * engine.panel.classes
    ahead = outcomes_of(panel, act, within)
    days = range(min(WINDOW, ahead.shape[1]), ahead.shape[1], max(1, within // 7))
    if len(days) < 10:  # noqa: PLR2004 - fewer days tell nothing of causes
        return Weights(np.zeros(causes), 0.0), None
    base = np.concatenate([pooled_probabilities(panel, engine.pooled, act, day, within) for day in days])
    firing = np.concatenate([engine.fired_on(day) for day in days])
    came = np.concatenate([ahead[:, day] for day in days])
    cut = len(days) * 4 // 5 * panel.pairs
    early = weigh(base[:cut], firing[:cut], came[:cut])
    said = chance(early.odds(base[cut:], firing[cut:]))
    return weigh(base, firing, came), calibration_error(said, came[cut:])


def _sorted(found: list[Precedent]) -> tuple[Precedent, ...]:
    return tuple(sorted(found, key=lambda precedent: (-abs(precedent.push), precedent.cause)))


def name_cause(cause: Cause, names: Names) -> str:
    """Give the word by which a precedent is switched off: the act, with `reversed` before it where it came back."""
    return f"reversed {names.acts[cause.act]}" if cause.reversed else names.acts[cause.act]


def cause_named(word: str, names: Names) -> Cause | None:
    """Give the cause of that word, None where there is none."""
    causes = causes_of(len(names.acts))
    return next((cause for cause in causes if name_cause(cause, names).lower() == word.strip().lower()), None)


def _precedent(engine: Engine, asked: Asked, rule: Followed, push: float) -> Precedent:
    panel, names = engine.panel, engine.names
    who = "the recipient on the actor" if rule.cause.reversed else "the actor on the recipient"
    words = (
        f"After {names.acts[rule.cause.act]} by {who}, {names.acts[rule.target]} followed within {rule.within} days "
        f"in {rule.hits} of {rule.cases} cases; of all days {rule.base:.0%} are so followed."
    )
    days = firing_days(panel, asked.pair, rule.cause, panel.days)
    return Precedent(
        words=words, cause=name_cause(rule.cause, names), hits=rule.hits, cases=rule.cases, base=rule.base, push=push,
        fired=tuple(_past(engine, asked.pair, rule.cause, day) for day in days[:5]),
        examples=tuple(past for case in find_cases(panel, rule) for past in _told(engine, rule, case)),
    )  # fmt: skip


def _past(engine: Engine, pair: int, cause: Cause, day: int) -> PastAct:
    panel, names = engine.panel, engine.names
    place = int(panel.mirror[pair]) if cause.reversed else pair
    actor, recipient = names.states[int(panel.actor[place])], names.states[int(panel.recipient[place])]
    return PastAct(names.date(day), actor, names.acts[cause.act], recipient)


def _told(engine: Engine, rule: Followed, case: Case) -> tuple[PastAct, ...]:
    """Give a case as its cause and, where it came, its effect."""
    cause = _past(engine, case.pair, rule.cause, case.cause_day)
    if case.effect_day is None:
        return (cause,)
    return (cause, _past(engine, case.pair, Cause(rule.target, reversed=False), case.effect_day))


def _missing(engine: Engine, asked: Asked, telling: _Telling) -> tuple[str, ...]:
    """Give what the forecast lacks, one line each."""
    panel = engine.panel
    series = asked.pair * panel.classes + asked.act
    acts = int(panel.marks[series].sum())
    lines = []
    if acts < FEWEST:
        lines.append(f"only {acts} such acts of this pair are known; the rate is drawn to that of all pairs")
    if engine.grown is None:
        lines.append(f"{int(panel.marks.sum())} acts in {panel.days} days are few: pooled over all pairs, and wide")
    if not telling.precedents:
        lines.append(f"no cause of the last {WINDOW} days was seen often enough to be a precedent")
    if telling.calibration is None:
        lines.append("too few forecasts have come due to say how well calibrated they are")
    return tuple(lines)
