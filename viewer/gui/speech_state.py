"""What a voice can be doing, how fast and how loud: what the bar shows and the voice does."""

from enum import StrEnum

RATES = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
"""How fast, as a part of the voice's own speed (A28)."""

VOLUMES = (0.2, 0.4, 0.6, 0.8, 1.0)
"""How loud, as a part of the loudest that the voice can be (A28)."""

USUAL_RATE, USUAL_VOLUME = RATES.index(1.0), VOLUMES.index(0.6)
"""Where everybody begins, whatever the person before them chose (A28)."""


class Speech(StrEnum):
    """What the voice does."""

    SILENT = "silent"
    SPEAKING = "speaking"
    PAUSED = "paused"
