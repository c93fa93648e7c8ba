"""Progress: how a long work tells whoever watches how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Told how the work goes. `start` names a stage (French) and its number of rows; `step` says rows done since the last call."""

    def start(self, stage: str, rows: int) -> None: ...

    def step(self, rows: int) -> None: ...


class Silence:
    """Nobody watches."""

    def start(self, stage: str, rows: int) -> None:
        """Nothing to say."""

    def step(self, rows: int) -> None:
        """Nothing to say."""
