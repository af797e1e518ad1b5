"""Optimizer Protocol v1 over one shared httpx client. Nothing here raises but cancellation: None means "go on"."""

from __future__ import annotations

import asyncio
import json
import logging

import httpx

from .breaker import Breaker
from .settings import Settings

log = logging.getLogger("anyray")


class Optimizer:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.breaker = Breaker(settings.breaker_failures, settings.breaker_window_ms)
        self._client: httpx.AsyncClient | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def post(self, path: str, body: dict) -> dict | None:
        """The answer; None when the optimizer failed, declined (4xx) or is being left alone."""
        if not self.breaker.allows():
            return None
        try:
            response = await asyncio.wait_for(self._send(path, body), self.settings.timeout_ms / 1000)
            if response.status_code >= 500:
                raise RuntimeError(f"status {response.status_code}")
            answer = response.json() if response.status_code == 200 else None
            if answer is not None and not isinstance(answer, dict):
                raise RuntimeError("not an object")
        except asyncio.CancelledError:
            raise
        except Exception as error:  # Whatever it is, the call must go on.
            self.breaker.report(False)
            log.warning("%s failed (%s), the original goes on", path, type(error).__name__)
            return None
        self.breaker.report(True)
        return answer

    async def _send(self, path: str, body: dict) -> httpx.Response:
        headers = {"content-type": "application/json"}
        if self.settings.token:
            headers["authorization"] = f"Bearer {self.settings.token}"
        return await self._http().post(self.settings.url + path, content=compact(body).encode(), headers=headers)

    def _http(self) -> httpx.AsyncClient:
        # Made inside the running loop: a client made at import time belongs to no loop, or to a dead one.
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = httpx.AsyncClient(timeout=None, trust_env=False), loop
        return self._client


def compact(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
