"""What orientation keeps: helplines, which are dated, and needs that no place met, which name nobody."""

from orientation.models.helpline import Helpline
from orientation.models.unmet_need import UnmetNeed

__all__ = ["Helpline", "UnmetNeed"]
