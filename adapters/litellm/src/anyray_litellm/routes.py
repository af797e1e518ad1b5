"""What LiteLLM's call types mean, and which fields of its ``data`` are the provider's."""

from __future__ import annotations

_CHAT, _TEXT, _RESPONSES, _MESSAGES, _EMBEDDINGS = (
    "/v1/chat/completions", "/v1/completions", "/v1/responses", "/v1/messages", "/v1/embeddings")

#: Both spellings: older versions say ``completion`` where newer ones say ``acompletion``.
_ENDPOINTS = {
    "completion": _CHAT, "text_completion": _TEXT, "responses": _RESPONSES, "anthropic_messages": _MESSAGES,
    "embedding": _EMBEDDINGS, "embeddings": _EMBEDDINGS,
}

_SHARED = {
    "model", "messages", "stream", "stream_options", "temperature", "top_p", "max_tokens", "stop", "tools", "tool_choice", "user",
    "service_tier", "thinking", "system", "reasoning",
}
_FIELDS = {
    _CHAT: _SHARED | {
        "max_completion_tokens", "n", "presence_penalty", "frequency_penalty", "logit_bias", "logprobs", "top_logprobs", "seed",
        "response_format", "parallel_tool_calls", "functions", "function_call", "reasoning_effort", "modalities", "audio",
        "prediction", "verbosity", "prompt_cache_key", "store"},
    _TEXT: _SHARED | {"prompt", "suffix", "echo", "best_of", "n", "presence_penalty", "frequency_penalty", "logprobs", "seed"},
    _RESPONSES: _SHARED | {
        "input", "instructions", "max_output_tokens", "previous_response_id", "text", "truncation", "include", "store",
        "parallel_tool_calls", "prompt_cache_key", "background"},
    _MESSAGES: _SHARED | {"top_k", "stop_sequences", "context_management", "container", "mcp_servers"},
    _EMBEDDINGS: {"model", "input", "dimensions", "encoding_format", "user"},
}


def endpoint_of(call_type: str) -> str | None:
    name = getattr(call_type, "value", call_type)
    return _ENDPOINTS.get(name) or _ENDPOINTS.get(name[1:] if name.startswith("a") else name)


def provider_fields(endpoint: str, data: dict) -> dict:
    """The part of ``data`` that may leave the proxy, in its order. The rest is LiteLLM's own (keys, headers, loggers)."""
    return {name: value for name, value in data.items() if name in _FIELDS[endpoint]}


def state_slot(endpoint: str) -> str:
    """Where LiteLLM keeps its own metadata: on these routes ``metadata`` is the provider's."""
    return "litellm_metadata" if endpoint in (_RESPONSES, _MESSAGES) else "metadata"


def can_answer(endpoint: str) -> bool:
    """``mock_response`` works on chat alone."""
    return endpoint == _CHAT
