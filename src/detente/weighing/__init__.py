"""Claims to events: what is one happening, who stands behind it, what is disputed, how far it can be believed."""
