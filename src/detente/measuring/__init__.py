"""Events to measures of a relation: tone, attention, turning points, structure. Pure: no file, network or clock."""
