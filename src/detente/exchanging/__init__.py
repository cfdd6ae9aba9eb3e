"""Other people's data, in and out: event data, votes, arms, alliances; entities, threat objects, maps, citations."""
