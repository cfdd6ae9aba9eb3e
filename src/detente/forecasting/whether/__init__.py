"""Whether, and when? The probability that an act of a class comes between two sides within some days.

`panel` puts the acts into daily series, `memory` walks through them day by day and says what was known on the eve,
`model` learns from past days, `baselines` are what it must beat.
"""
