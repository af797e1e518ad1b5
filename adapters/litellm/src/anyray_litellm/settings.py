"""Settings, from the environment of the proxy."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _number(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isdigit() else default


def _switch(name: str) -> bool:
    return os.environ.get(name, "on").lower() not in ("off", "false", "0")


@dataclass
class Settings:
    url: str = field(default_factory=lambda: os.environ.get("ANYRAY_OPTIMIZER_URL", "http://127.0.0.1:8088").rstrip("/"))
    token: str | None = field(default_factory=lambda: os.environ.get("ANYRAY_OPTIMIZER_TOKEN"), repr=False)
    #: How long a call may be held, in milliseconds.
    timeout_ms: int = field(default_factory=lambda: _number("ANYRAY_OPTIMIZER_TIMEOUT_MS", 800))
    #: Failures in a row that open the breaker, and for how long, in milliseconds.
    breaker_failures: int = field(default_factory=lambda: _number("ANYRAY_BREAKER_FAILURES", 3))
    breaker_window_ms: int = field(default_factory=lambda: _number("ANYRAY_BREAKER_WINDOW_MS", 10_000))
    #: Report each call to the spend ledger.
    record: bool = field(default_factory=lambda: _switch("ANYRAY_RECORD"))
    #: Let streamed answers into the cache.
    cache_streams: bool = field(default_factory=lambda: _switch("ANYRAY_CACHE_STREAMS"))
