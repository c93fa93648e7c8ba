"""Breaker: a service that fails again and again is left alone for a while, so that each visitor does not wait for it in turn."""

import threading
import time
from collections.abc import Callable

FAILURES_BEFORE_PAUSE = 3
PAUSE_S = 30.0


class Breaker:
    """Counts failures in a row, in this process. Safe from several threads. `clock`: seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    def lets_through(self) -> bool:
        """Whether the service may be asked now. After a pause one call goes through to see, the others once it has succeeded."""
        with self._lock:
            if self._failures < FAILURES_BEFORE_PAUSE:
                return True
            now = self._clock()
            if now < self._closed_until:
                return False
            self._closed_until = now + PAUSE_S
            return True

    def record(self, *, succeeded: bool) -> None:
        """How a call ended."""
        with self._lock:
            self._failures = 0 if succeeded else self._failures + 1
            if self._failures >= FAILURES_BEFORE_PAUSE:
                self._closed_until = self._clock() + PAUSE_S
