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


@compiled
def walk(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - one loop in machine code, which is fast because it calls nothing
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
    count = moves.shape[0]
    longest = 0
    for s in range(starts.shape[0]):
        longest = max(longest, ends[s] - starts[s])
    stack = np.empty(longest + 1, np.int32)
    again = np.empty(longest + 1, np.int32)
    left = np.empty(longest, np.int32)
    right = np.empty(longest, np.int32)
    before = np.empty(longest, np.int32)
    shifted_back = np.empty(longest, np.bool_)
    opens = np.empty(longest, np.bool_)
    seen = np.empty(FEATURES, np.int32)
    pieces = np.empty(WIDTH, np.float32)
    scores = np.empty(count, np.float32)
    allowed = np.empty(5, np.bool_)
    for s in range(starts.shape[0]):
        first, length = starts[s], ends[s] - starts[s]
        for i in range(length):
            heads[first + i] = NONE
            deps[first + i] = NONE
            left[i] = right[i] = before[i] = NONE
            shifted_back[i] = False
            opens[i] = i == 0
        depth = waiting = upcoming = 0
        while depth > 0 or waiting > 0 or upcoming < length:
            size = waiting + length - upcoming
            b0 = b1 = NONE
            if waiting > 0:
                b0 = again[waiting - 1]
            elif upcoming < length:
                b0 = upcoming
            if waiting > 1:
                b1 = again[waiting - 2]
            elif upcoming + 1 - waiting < length:
                b1 = upcoming + 1 - waiting
            s0 = stack[depth - 1] if depth > 0 else NONE
            seen[0] = b0
            seen[1] = b1
            seen[2] = s0
            seen[3] = stack[depth - 2] if depth > 1 else NONE
            seen[4] = stack[depth - 3] if depth > 2 else NONE  # noqa: PLR2004 - the third from the top
            seen[5] = left[b0] if b0 != NONE else NONE
            seen[6] = left[s0] if s0 != NONE else NONE
            seen[7] = right[s0] if s0 != NONE else NONE
            for j in range(WIDTH):
                pieces[j] = bias[j]
            for f in range(FEATURES):
                row = first + seen[f] + 1 if seen[f] != NONE else 0
                for j in range(WIDTH):
                    pieces[j] += near[row, f * WIDTH + j]
            for c in range(count):
                scores[c] = offsets[c]
            for h in range(HIDDEN):
                unit = max(pieces[h], pieces[HIDDEN + h])
                for c in range(count):
                    scores[c] += unit * weights[h, c]
            joinable = depth > 0 and size > 0 and not opens[b0]
            allowed[SHIFT] = depth == 0 or (size > 1 and not opens[b0] and not shifted_back[b0])
            allowed[REDUCE] = depth > 0
            allowed[LEFT] = joinable
            allowed[RIGHT] = joinable
            allowed[BREAK] = size > 1 and b1 == b0 + 1 and not opens[b1]
            best = NONE
            for c in range(count):
                if allowed[moves[c]] and (best == NONE or scores[c] > scores[best]):
                    best = c
            move = moves[best] if best != NONE else NONE
            if move == NONE:
                break
            if move == BREAK:
                opens[b1] = True
                continue
            if move == REDUCE:
                depth -= 1
                if heads[first + s0] == NONE and depth > 0:
                    shifted_back[s0] = True
                    again[waiting] = s0
                    waiting += 1
                continue
            if move == LEFT:
                if heads[first + s0] != NONE:
                    right[heads[first + s0]] = before[s0]
                heads[first + s0] = b0
                deps[first + s0] = labels[best]
                left[b0] = s0
                shifted_back[b0] = False
                depth -= 1
                continue
            if move == RIGHT:
                heads[first + b0] = s0
                deps[first + b0] = labels[best]
                before[b0] = right[s0]
                right[s0] = b0
            stack[depth] = b0
            depth += 1
            if waiting > 0:
                waiting -= 1
            else:
                upcoming += 1
        for i in range(length):
            if heads[first + i] == NONE:
                heads[first + i] = i


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
