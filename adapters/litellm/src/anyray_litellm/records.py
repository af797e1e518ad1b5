"""Rows for the spend ledger, from LiteLLM's log events."""

from __future__ import annotations

import uuid

from .answers import as_dict


def row_of(kwargs: dict, response, start, end, state: dict, status: int) -> dict:
    body = as_dict(response) or {}
    usage = as_dict(body.get("usage")) or {}
    prompt = usage.get("prompt_tokens", usage.get("input_tokens"))
    completion = usage.get("completion_tokens", usage.get("output_tokens"))
    metadata = state.get("metadata", {})
    return {
        "id": kwargs.get("litellm_call_id") or str(uuid.uuid4()),
        "ts": int(start.timestamp() * 1000),
        "endpoint": state.get("endpoint", "/v1/chat/completions"),
        "method": "POST",
        "status": status,
        "model": kwargs.get("model") or body.get("model"),
        "provider": kwargs.get("custom_llm_provider") or (kwargs.get("litellm_params") or {}).get("custom_llm_provider"),
        "promptTokens": prompt,
        "completionTokens": completion,
        "totalTokens": None if prompt is None else prompt + (completion or 0),
        "durationMs": int((end - start).total_seconds() * 1000),
        "optimizationLatencyMs": state.get("latencyMs", 0),
        "attribution": {name: metadata[name] for name in ("user", "team", "sessionId", "tenantId", "intent") if name in metadata},
        "decisions": state.get("decisions", []),
        "optimizationId": state.get("optimizationId"),
        "optimizationStatus": state.get("status", "off"),
        "cacheHit": state.get("cacheHit", False),
    }
