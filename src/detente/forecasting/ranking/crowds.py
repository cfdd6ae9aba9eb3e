"""How much is going on: of each actor at all, and as the partner in one act, by age."""

import numpy as np
from numba import njit

from detente.forecasting.ranking.memory import EVER, FORTNIGHT, NEVER, SEASON, WEEK, Asked, Crowds, Known, Rows
from detente.forecasting.ranking.scanning import rows_until


def new_crowds(actors: int, countries: int) -> Crowds:
    """Give empty counts."""
    shapes = ((actors, 4), (actors, 4), (countries, actors, 2), (countries, countries, 2))
    return Crowds(*(np.zeros(shape, np.float32) for shape in shapes))


@njit(cache=True)
def count_actors(today: int, until: int, rows: Rows, known: Known, crowds: Crowds) -> None:
    """Count the acts of each actor before `until`."""
    for actor in range(len(rows.side_start) - 1):
        counts = crowds.of_actor[actor]
        counts[:] = 0
        counts[3] = NEVER
        end = rows_until(rows.side_start, rows.side_order, rows.day, actor, until)
        for i in range(rows.side_start[actor], end):
            age = today - rows.day[rows.side_order[i]]
            counts[0] += known.fading[WEEK, age]
            counts[1] += known.fading[SEASON, age]
            counts[2] += 1
            counts[3] = age


@njit(cache=True)
def count_act(asked: Asked, rows: Rows, known: Known, crowds: Crowds) -> float:
    """Count each actor as partner in the act before `until`; give the sum by season."""
    crowds.of_act[:] = 0
    whole = np.float32(0)
    end = rows_until(rows.act_start, rows.act_order, rows.day, asked.act, asked.until)
    for i in range(rows.act_start[asked.act], end):
        row = rows.act_order[i]
        counts = crowds.of_act[rows.other[row]]
        fading = known.fading[:, asked.today - rows.day[row]]
        counts[0] += fading[WEEK]
        counts[1] += fading[FORTNIGHT]
        counts[2] += fading[SEASON]
        counts[3] += fading[EVER]
        whole += fading[SEASON]
    return float(whole)
