"""Measurements of speed and quality, against peers and against the world."""
