"""The callback that LiteLLM's proxy calls. Every hook is defined on the leaf class: LiteLLM skips an inherited pre-call hook."""

from __future__ import annotations

import asyncio
import json
import logging
import time

from .answers import StreamCopy, as_dict, replace
from .client import Optimizer, compact
from .identity import metadata_of
from .records import row_of
from .routes import can_answer, endpoint_of, provider_fields, state_slot
from .settings import Settings

try:
    from litellm import ModelResponse
    from litellm.integrations.custom_logger import CustomLogger
except ImportError:  # Importable without LiteLLM, e.g. to check a configuration.
    CustomLogger, ModelResponse = object, None

log = logging.getLogger("anyray")
_STATE = "anyray"


class AnyrayHandler(CustomLogger):
    """Fail-open everywhere: an exception in a hook would fail the request."""

    def __init__(self, settings: Settings | None = None):
        if CustomLogger is not object:
            super().__init__()
        self.optimizer = Optimizer(settings or Settings())
        self._background: set[asyncio.Task] = set()

    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        try:
            endpoint = endpoint_of(call_type)
            if endpoint:
                await self._optimize(endpoint, user_api_key_dict, data)
        except Exception as error:
            log.warning("stepped aside before the call (%s)", type(error).__name__)
        return data

    async def async_post_call_success_hook(self, data, user_api_key_dict, response):
        try:
            state = _state(data)
            body = as_dict(response) if state and not state["cacheHit"] else None
            if body is not None:
                if state["cacheKey"]:
                    self._later("/v1/cache", _write(state) | {"response": json.loads(compact(body))})
                if state["postCall"]:
                    return await self._optimize_response(state, data, response, body)
        except Exception as error:
            log.warning("stepped aside after the call (%s)", type(error).__name__)
        return response

    async def async_post_call_streaming_iterator_hook(self, user_api_key_dict, response, request_data):
        state = _state(request_data)
        copies = self.optimizer.settings.cache_streams and state and state["cacheKey"] and not state["cacheHit"]
        copy = StreamCopy() if copies else None
        # A client that leaves ends this loop with GeneratorExit or CancelledError, a cut provider with its error.
        async for chunk in response:
            if copy:
                try:
                    copy.add(chunk)
                except Exception:
                    copy = None
            yield chunk
        text = copy.text() if copy else None
        if text:
            self._later("/v1/cache", _write(state) | {"responseSse": text, "complete": True})

    async def async_log_success_event(self, kwargs, response_obj, start_time, end_time):
        await self._record(kwargs, response_obj, start_time, end_time, 200)

    async def async_log_failure_event(self, kwargs, response_obj, start_time, end_time):
        status = getattr(kwargs.get("exception"), "status_code", None)
        await self._record(kwargs, None, start_time, end_time, status if isinstance(status, int) else 500)

    async def _optimize(self, endpoint: str, key, data: dict) -> None:
        metadata, body, began = metadata_of(key, data), provider_fields(endpoint, data), time.monotonic()
        sent = compact(body)
        answer = await self.optimizer.post("/v1/optimize", {
            "endpoint": endpoint, "requestText": sent, "metadata": metadata,
            "capabilities": {"canShortCircuit": can_answer(endpoint) and ModelResponse is not None}, "options": {"raw": True},
        })
        state = {"endpoint": endpoint, "metadata": metadata, "status": "error", "cacheHit": False, "cacheKey": None, "postCall": False}
        slot = state_slot(endpoint)
        if not isinstance(data.get(slot), dict):
            data[slot] = {}
        data[slot][_STATE] = state
        if answer is None:
            return
        text = answer.get("requestText")
        changed = json.loads(text)
        if not isinstance(changed, dict):
            return
        cached = answer.get("cachedResponse") if answer.get("cacheHit") else None
        state.update(
            status="applied", optimizationId=answer.get("optimizationId"), decisions=answer.get("decisions") or [],
            cacheHit=cached is not None, cacheKey=answer.get("cacheKey") if answer.get("cacheEligible") else None,
            cacheTtlSeconds=answer.get("cacheTtlSeconds") or 3600, postCall=answer.get("postCall") is True,
            latencyMs=int((time.monotonic() - began) * 1000))
        if cached is not None:
            # An object: a plain dict would be returned unstreamed even to a client that asked for a stream.
            data["mock_response"] = ModelResponse(**cached)
        elif text != sent:
            for name in body.keys() - changed.keys():
                del data[name]
            data.update({name: value for name, value in changed.items() if name not in body or body[name] != value})

    async def _optimize_response(self, state: dict, data: dict, response, body: dict):
        answer = await self.optimizer.post("/v1/optimize-response", {
            "endpoint": state["endpoint"], "request": provider_fields(state["endpoint"], data), "response": body,
            "metadata": state["metadata"]})
        if answer and answer.get("decisions") and isinstance(answer.get("response"), dict):
            return replace(response, answer["response"])
        return response

    async def _record(self, kwargs: dict, response, start, end, status: int) -> None:
        if not self.optimizer.settings.record:
            return
        try:
            params = kwargs.get("litellm_params") or {}
            state = _state(params) or {}
            await self.optimizer.post("/v1/record", row_of(kwargs, response, start, end, state, status))
        except Exception as error:
            log.warning("a call was not recorded (%s)", type(error).__name__)

    def _later(self, path: str, body: dict) -> None:
        task = asyncio.ensure_future(self.optimizer.post(path, body))
        self._background.add(task)
        task.add_done_callback(self._background.discard)


def _state(data: dict) -> dict | None:
    for slot in ("litellm_metadata", "metadata"):
        found = (data.get(slot) or {}).get(_STATE)
        if found:
            return found
    return None


def _write(state: dict) -> dict:
    return {"cacheKey": state["cacheKey"], "ttlSeconds": state["cacheTtlSeconds"], "metadata": state["metadata"]}


proxy_handler_instance = AnyrayHandler()
