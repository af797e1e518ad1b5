"""What the conformance cases cannot see from outside: the rules of LiteLLM's hooks."""

import asyncio
import inspect
import json
from types import SimpleNamespace

import httpx
import pytest
from anyray_litellm.answers import StreamCopy
from anyray_litellm.breaker import Breaker
from anyray_litellm.hooks import AnyrayHandler
from anyray_litellm.identity import metadata_of
from anyray_litellm.routes import endpoint_of, provider_fields
from anyray_litellm.settings import Settings

KEY = SimpleNamespace(user_id="alice", team_id="core", org_id="acme", api_key="hash")


def handler(answer):
    """A handler whose optimizer is ``answer``: a dict, or an exception."""
    made = AnyrayHandler(Settings(url="http://optimizer", token="canary", timeout_ms=100))
    made.calls = []

    async def send(path, body):
        made.calls.append((path, body))
        if isinstance(answer, BaseException):
            raise answer
        return httpx.Response(200, json=answer(body) if callable(answer) else answer)

    made.optimizer._send = send
    return made


def unchanged(body):
    return {"requestText": body["requestText"], "decisions": []}


def chat(**more):
    return {"model": "m", "messages": [{"role": "user", "content": "hi"}], "litellm_call_id": "x", "api_key": "sk-secret", **more}


def test_pre_call_hook_is_on_the_leaf_class():
    assert "async_pre_call_hook" in vars(AnyrayHandler)


@pytest.mark.parametrize("name, parameters", [
    ("async_pre_call_hook", ["user_api_key_dict", "cache", "data", "call_type"]),
    ("async_post_call_success_hook", ["data", "user_api_key_dict", "response"]),
    ("async_post_call_streaming_iterator_hook", ["user_api_key_dict", "response", "request_data"]),
    ("async_log_success_event", ["kwargs", "response_obj", "start_time", "end_time"]),
])
def test_hooks_are_called_by_these_names(name, parameters):
    assert list(inspect.signature(getattr(AnyrayHandler(), name)).parameters) == parameters


@pytest.mark.parametrize("call_type, endpoint", [
    ("completion", "/v1/chat/completions"), ("acompletion", "/v1/chat/completions"), ("atext_completion", "/v1/completions"),
    ("aresponses", "/v1/responses"), ("anthropic_messages", "/v1/messages"), ("aembedding", "/v1/embeddings"),
    ("amoderation", None), ("aimage_generation", None),
])
def test_call_types_of_old_and_new_versions(call_type, endpoint):
    assert endpoint_of(call_type) == endpoint


async def test_private_fields_never_leave_the_proxy():
    adapter = handler(unchanged)
    await adapter.async_pre_call_hook(KEY, None, chat(proxy_server_request={"headers": {"authorization": "Bearer sk-alice"}}), "acompletion")
    assert set(json.loads(adapter.calls[0][1]["requestText"])) == {"model", "messages"}
    assert "sk-" not in json.dumps(adapter.calls[0][1])


async def test_a_field_that_the_optimizer_removed_is_removed_and_a_new_one_is_added():
    adapter = handler({"requestText": '{"model":"m","messages":[],"reasoning_effort":"low"}', "decisions": []})
    data = chat(temperature=1)
    await adapter.async_pre_call_hook(KEY, None, data, "acompletion")
    assert "temperature" not in data and data["reasoning_effort"] == "low" and data["messages"] == []
    assert data["api_key"] == "sk-secret"


@pytest.mark.parametrize("answer", [RuntimeError("down"), asyncio.TimeoutError(), {}, {"requestText": "["}, {"requestText": "[]"}, {"requestText": None}])
async def test_a_failing_optimizer_changes_nothing(answer):
    data = chat()
    before = {k: data[k] for k in ("model", "messages")}
    assert await handler(answer).async_pre_call_hook(KEY, None, data, "acompletion") is data
    assert {k: data[k] for k in before} == before and "mock_response" not in data


async def test_cancellation_is_passed_on():
    with pytest.raises(asyncio.CancelledError):
        await handler(asyncio.CancelledError()).async_pre_call_hook(KEY, None, chat(), "acompletion")


async def test_only_chat_may_be_answered_from_the_cache():
    for call_type, may in (("acompletion", True), ("anthropic_messages", False), ("aresponses", False)):
        adapter = handler(unchanged)
        await adapter.async_pre_call_hook(KEY, None, chat(input="x"), call_type)
        assert adapter.calls[0][1]["capabilities"] == {"canShortCircuit": may}


async def test_the_providers_own_metadata_is_left_alone_on_messages():
    data = chat(metadata={"user_id": "u"})
    await handler(unchanged).async_pre_call_hook(KEY, None, data, "anthropic_messages")
    assert data["metadata"] == {"user_id": "u"} and "anyray" in data["litellm_metadata"]


async def test_an_aborted_stream_is_not_written_back():
    adapter = handler(unchanged)
    state = {"cacheKey": "k", "cacheTtlSeconds": 60, "cacheHit": False, "metadata": {}}

    async def chunks():
        for reason in (None, "stop"):
            yield {"choices": [{"delta": {}, "finish_reason": reason}]}

    async def read(most):
        stream = adapter.async_post_call_streaming_iterator_hook(KEY, chunks(), {"metadata": {"anyray": state}})
        for _ in range(most):
            await stream.__anext__()
        await stream.aclose()
        await asyncio.sleep(0)

    await read(2)
    assert adapter.calls == []
    async for _ in adapter.async_post_call_streaming_iterator_hook(KEY, chunks(), {"metadata": {"anyray": state}}):
        pass
    await asyncio.gather(*adapter._background)
    assert [path for path, _ in adapter.calls] == ["/v1/cache"]


def test_a_stream_copy_is_whole_only_when_the_provider_finished_it():
    copy = StreamCopy()
    copy.add({"choices": [{"delta": {"content": "a"}, "finish_reason": None}]})
    assert copy.text() is None
    copy.add({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    assert copy.text().endswith("data: [DONE]\n\n")


def test_identity_of_the_key_wins_over_the_clients_claim():
    data = {"proxy_server_request": {"headers": {"x-anyray-metadata": '{"user":"mallory","tenantId":"x","session":"s","tool":"t"}'}}}
    assert metadata_of(KEY, data) == {"user": "alice", "team": "core", "tenantId": "acme", "sessionId": "s", "tool": "t"}


def test_a_key_without_an_owner_is_its_own_tenant():
    assert metadata_of(SimpleNamespace(api_key="0123456789abcdefgh"), {})["tenantId"] == "key-0123456789abcdef"


def test_the_breaker_lets_one_call_per_window_through():
    now = [0.0]
    breaker = Breaker(2, 1000, clock=lambda: now[0])
    breaker.report(False)
    assert breaker.allows()
    breaker.report(False)
    assert not breaker.allows()
    now[0] = 1.1
    assert breaker.allows() and not breaker.allows()
    breaker.report(True)
    assert breaker.allows()


def test_provider_fields_keep_their_order():
    assert list(provider_fields("/v1/chat/completions", {"tools": [], "x": 1, "model": "m", "messages": []})) == ["tools", "model", "messages"]


def test_settings_do_not_print_the_token():
    assert "canary" not in repr(Settings(token="canary"))
