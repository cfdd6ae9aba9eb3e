"""How a claim is meant: the speaker's stance, and whether the act took place (CODEBOOK, stance and status)."""

from detente.coding.stance.stances import read_stance
from detente.coding.stance.statuses import read_status

__all__ = ["read_stance", "read_status"]
