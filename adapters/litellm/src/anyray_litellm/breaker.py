"""Leaves a failing optimizer alone."""

from __future__ import annotations

import time


class Breaker:
    """After ``failures`` in a row, one call per window tries the optimizer."""

    def __init__(self, failures: int, window_ms: int, clock=time.monotonic):
        self._limit, self._window, self._clock = failures, window_ms / 1000, clock
        self._failed, self._open_until = 0, 0.0

    def allows(self) -> bool:
        if self._failed < self._limit:
            return True
        if self._clock() < self._open_until:
            return False
        self._open_until = self._clock() + self._window
        return True

    def report(self, succeeded: bool) -> None:
        if succeeded:
            self._failed = 0
            return
        self._failed += 1
        self._open_until = self._clock() + self._window
