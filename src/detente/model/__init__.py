"""The things we speak of: immutable values, standard library only."""
