"""The walk of spaCy's arc-eager parser over one sentence after another, in machine code.

At each step the parser holds a stack of words and a buffer of those to come, looks at eight words around, and takes the
best of the moves that are allowed: shift, reduce, an arc to the left or right with its label, or break. The rules are
those of `spacy.pipeline._parser_internals.arc_eager` (Honnibal & Johnson 2015), whose weights were made for them; so
is each choice among equals.
"""

import numpy as np
from numpy.typing import NDArray

from detente.coding.parsing.compiling import Floats, Ints, compiled

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
FEATURES = 8
"""Words looked at: two of the buffer, three of the stack, the outermost children of the first of either."""

HIDDEN = 64
WIDTH = 2 * HIDDEN
"""Each hidden unit is the greater of two pieces."""

NONE = -1
Flags = NDArray[np.bool_]


STACK, AGAIN, LEFTMOST, RIGHTMOST, BEFORE, RETURNED, OPENS = range(7)
"""Rows of a sentence's state, a column a word: the stack; the words put back before the buffer; of each word its
outermost child on the left and right, the earlier right child of the same head, whether it was put back, whether it
opens a tree."""

DEPTH, WAITING, UPCOMING = range(3)
"""Counts beside it: words on the stack, words put back, and the first word that was never taken up."""


@compiled
def walk(  # noqa: PLR0913, PLR0917 - machine code takes arrays, not objects
    near: Floats,
    starts: Ints,
    ends: Ints,
    bias: Floats,
    weights: Floats,
    offsets: Floats,
    moves: Ints,
    labels: Ints,
    heads: Ints,
    deps: Ints,
) -> None:
    """Parse sentences; heads (places within the sentence) and labels are written into the last two.

    Args:
        near: What each word adds to the hidden units, by the place where it is seen (n + 1, features x width); row 0
            is for no word, word i of the batch has row i + 1.
        starts: The first word of each sentence in the batch.
        ends: One behind the last word of each sentence.
        bias: Added to the hidden units' pieces (width,).
        weights: From hidden units to moves, so that those of one unit stand together (hidden, moves).
        offsets: Added to the scores (moves,).
        moves: The kind of each move.
        labels: Its label, NONE for those without.
        heads: For each word the place of its head; its own for roots. Written here.
        deps: For each word its label; NONE for roots. Written here.
    """
    seen, pieces = np.empty(FEATURES, np.int32), np.empty(WIDTH, np.float32)
    scores, at = np.empty(moves.shape[0], np.float32), np.empty(3, np.int32)
    heads[:] = NONE
    deps[:] = NONE
    for s in range(starts.shape[0]):
        first, end = starts[s], ends[s]
        length = end - first
        state = np.full((7, length + 1), NONE, np.int32)
        state[RETURNED:] = 0
        state[OPENS, 0] = 1
        at[:] = 0
        while at[DEPTH] > 0 or at[WAITING] > 0 or at[UPCOMING] < length:
            _look(state, at, length, seen)
            _score(near, first, bias, weights, offsets, seen, pieces, scores)
            best = _best(scores, moves, state, at, length, seen)
            if best == NONE:
                break
            _take(moves[best], labels[best], state, at, seen, heads[first:end], deps[first:end])
        for i in range(first, end):
            if heads[i] == NONE:
                heads[i] = i - first


@compiled
def _look(state: Ints, at: Ints, length: int, seen: Ints) -> None:
    """Write the words looked at: two of the buffer, three of the stack, outermost children of the first of either."""
    depth, waiting, upcoming = at[DEPTH], at[WAITING], at[UPCOMING]
    seen[:] = NONE
    for k in range(2):
        if waiting > k:
            seen[k] = state[AGAIN, waiting - 1 - k]
        elif upcoming + k - waiting < length:
            seen[k] = upcoming + k - waiting
    for k in range(min(depth, 3)):
        seen[2 + k] = state[STACK, depth - 1 - k]
    if seen[0] != NONE:
        seen[5] = state[LEFTMOST, seen[0]]
    if depth > 0:
        seen[6] = state[LEFTMOST, seen[2]]
        seen[7] = state[RIGHTMOST, seen[2]]


@compiled
def _score(  # noqa: PLR0913, PLR0917 - as for `walk`
    near: Floats,
    first: int,
    bias: Floats,
    weights: Floats,
    offsets: Floats,
    seen: Ints,
    pieces: Floats,
    scores: Floats,
) -> None:
    """Write the score of each move by the words looked at."""
    for j in range(WIDTH):
        pieces[j] = bias[j]
    for f in range(FEATURES):
        row = first + seen[f] + 1 if seen[f] != NONE else 0
        for j in range(WIDTH):
            pieces[j] += near[row, f * WIDTH + j]
    for c in range(scores.shape[0]):
        scores[c] = offsets[c]
    for h in range(HIDDEN):
        unit = max(pieces[h], pieces[HIDDEN + h])
        for c in range(scores.shape[0]):
            scores[c] += unit * weights[h, c]


@compiled
def _best(scores: Floats, moves: Ints, state: Ints, at: Ints, length: int, seen: Ints) -> int:
    """Give the first of the best moves that are allowed, NONE where none is."""
    size = at[WAITING] + length - at[UPCOMING]
    open_end = size > 0 and state[OPENS, seen[0]] == 0
    allowed = np.zeros(5, np.bool_)
    allowed[SHIFT] = at[DEPTH] == 0 or (size > 1 and open_end and state[RETURNED, seen[0]] == 0)
    allowed[REDUCE] = at[DEPTH] > 0
    allowed[LEFT] = allowed[RIGHT] = at[DEPTH] > 0 and open_end
    allowed[BREAK] = size > 1 and seen[1] == seen[0] + 1 and state[OPENS, seen[1]] == 0
    best = NONE
    for c in range(scores.shape[0]):
        if allowed[moves[c]] and (best == NONE or scores[c] > scores[best]):
            best = c
    return best


@compiled
def _take(  # noqa: PLR0913, PLR0917 - as for `walk`
    move: int, label: int, state: Ints, at: Ints, seen: Ints, heads: Ints, deps: Ints
) -> None:
    """Change the state by a move; an arc is written into heads and labels."""
    b0, b1, s0 = seen[0], seen[1], seen[2]
    if move == BREAK:
        state[OPENS, b1] = 1
    elif move == REDUCE:
        at[DEPTH] -= 1
        if heads[s0] == NONE and at[DEPTH] > 0:
            state[RETURNED, s0] = 1
            state[AGAIN, at[WAITING]] = s0
            at[WAITING] += 1
    elif move == LEFT:
        if heads[s0] != NONE:
            state[RIGHTMOST, heads[s0]] = state[BEFORE, s0]
        heads[s0], deps[s0] = b0, label
        state[LEFTMOST, b0] = s0
        state[RETURNED, b0] = 0
        at[DEPTH] -= 1
    else:
        if move == RIGHT:
            heads[b0], deps[b0] = s0, label
            state[BEFORE, b0] = state[RIGHTMOST, s0]
            state[RIGHTMOST, s0] = b0
        _push(state, at, b0)


@compiled
def _push(state: Ints, at: Ints, word: int) -> None:
    """Put the first word of the buffer on the stack."""
    state[STACK, at[DEPTH]] = word
    at[DEPTH] += 1
    if at[WAITING] > 0:
        at[WAITING] -= 1
    else:
        at[UPCOMING] += 1


@compiled
def edges(heads: Ints, starts: Ints, ends: Ints, firsts: Ints, lasts: Ints, projective: Flags) -> None:
    """Find the outermost words that hang on each, and whether a sentence's arcs nowhere cross.

    Args:
        heads: Places of heads within their sentence.
        starts: The first word of each sentence in the batch.
        ends: One behind the last word of each sentence.
        firsts: The place of the first word that hangs on each, directly or not. Written here, as the next.
        lasts: The place of the last one.
        projective: For each sentence, whether all words between these two hang on it too. Written here.
    """
    for s in range(starts.shape[0]):
        first, length = starts[s], ends[s] - starts[s]
        sizes = np.zeros(length, np.int32)
        for i in range(length):
            firsts[first + i] = i
            lasts[first + i] = i
        for i in range(length):
            word = i
            sizes[word] += 1
            while heads[first + word] != word:
                word = heads[first + word]
                sizes[word] += 1
                firsts[first + word] = min(firsts[first + word], i)
                lasts[first + word] = max(lasts[first + word], i)
        fits = True
        for i in range(length):
            if lasts[first + i] - firsts[first + i] + 1 != sizes[i]:
                fits = False
        projective[s] = fits
