"""Who next? Partners ranked for an actor, an act and a day, from what was known before that day.

Three steps: `scanning` walks the history of the actor, of the act and of the partners' partners and adds up, for each
possible partner, what speaks for it; `candidates` keeps the likeliest and writes their features; `ranker` orders them
by gradient-boosted trees.
"""
