"""Months in which relations turned, 2005 to 2014, listed from the public record before any method was scored on them.

Each is an act that chronicles of the pair name (articles on the relation or on the incident, the Security
Council's reports, the agencies of the day); a month counts, not a day. The list is ours and short: it measures how
methods compare on the same dates, not how much of history they would find.
"""

import datetime as dt


def _m(year: int, month: int, what: str) -> tuple[dt.date, str]:
    return dt.date(year, month, 1), what


KNOWN = {
    ("RUS", "UKR"): (
        _m(2006, 1, "gas cut off"),
        _m(2009, 1, "gas cut off"),
        _m(2010, 4, "Kharkiv agreement on the fleet"),
        _m(2014, 3, "Crimea taken"),
    ),
    ("GEO", "RUS"): (
        _m(2006, 9, "officers arrested, embargo"),
        _m(2008, 8, "war"),
        _m(2012, 10, "government changes in Tbilisi"),
    ),
    ("CHN", "JPN"): (
        _m(2005, 4, "anti-Japanese protests"),
        _m(2006, 10, "Abe in Beijing"),
        _m(2010, 9, "trawler captain held"),
        _m(2012, 9, "Senkaku islands bought"),
        _m(2014, 11, "Xi and Abe meet"),
    ),
    ("KOR", "PRK"): (
        _m(2006, 10, "nuclear test"),
        _m(2008, 3, "Lee's government, managers expelled"),
        _m(2010, 3, "corvette Cheonan sunk"),
        _m(2010, 11, "Yeonpyeong shelled"),
        _m(2013, 3, "armistice declared void"),
    ),
    ("PRK", "USA"): (
        _m(2006, 10, "nuclear test"),
        _m(2007, 2, "agreement of 13 February"),
        _m(2009, 4, "rocket, talks left"),
        _m(2012, 2, "Leap Day deal"),
        _m(2013, 3, "threats after the third test"),
    ),
    ("IND", "PAK"): (
        _m(2006, 7, "Mumbai trains bombed"),
        _m(2008, 11, "Mumbai attacked"),
        _m(2013, 1, "soldiers killed in Kashmir"),
        _m(2014, 8, "talks called off"),
    ),
    ("ISR", "PSE"): (
        _m(2006, 6, "Shalit taken"),
        _m(2008, 12, "war in Gaza"),
        _m(2012, 11, "Pillar of Defence"),
        _m(2014, 7, "war in Gaza"),
    ),
    ("ISR", "LBN"): (_m(2006, 7, "war"), _m(2006, 9, "cease-fire holds")),
    ("ISR", "TUR"): (
        _m(2009, 1, "Davos quarrel"),
        _m(2010, 5, "Mavi Marmara"),
        _m(2011, 9, "ambassador expelled"),
        _m(2013, 3, "apology"),
    ),
    ("SYR", "TUR"): (
        _m(2009, 10, "visas abolished"),
        _m(2011, 6, "refugees cross"),
        _m(2012, 6, "jet shot down"),
        _m(2012, 10, "Akçakale shelled"),
    ),
    ("SYR", "USA"): (
        _m(2010, 2, "ambassador named"),
        _m(2011, 8, "Assad told to go"),
        _m(2013, 8, "chemical attack"),
        _m(2014, 9, "strikes begin"),
    ),
    ("IRN", "USA"): (
        _m(2009, 9, "Fordow disclosed"),
        _m(2012, 1, "oil sanctions, Hormuz"),
        _m(2013, 9, "presidents speak by phone"),
    ),
    ("KHM", "THA"): (
        _m(2008, 7, "Preah Vihear listed"),
        _m(2009, 11, "ambassadors recalled"),
        _m(2011, 2, "shelling at the temple"),
        _m(2011, 7, "Yingluck elected"),
    ),
    ("COL", "VEN"): (
        _m(2008, 3, "raid in Ecuador"),
        _m(2009, 7, "bases pact, ties frozen"),
        _m(2010, 8, "ties restored"),
    ),
    ("COL", "ECU"): (_m(2008, 3, "raid at Angostura"), _m(2010, 11, "ties restored")),
    ("ETH", "SOM"): (_m(2006, 12, "invasion"), _m(2009, 1, "withdrawal")),
}
"""Pairs (codes in order of the alphabet) with their months and what happened in them."""
