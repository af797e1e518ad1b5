"""LiteLLM's proxy as its callbacks see it: the order of its hooks, what each is handed, and what it does with what they return."""

import asyncio
import datetime
import json
import os
import uuid
from types import SimpleNamespace

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, StreamingResponse
from litellm import ModelResponse, ModelResponseStream

PROVIDER = os.environ["RIG_PROVIDER"]
KEYS = {
    "sk-alice": SimpleNamespace(api_key="hash-a", user_id="alice", team_id="core", team_alias=None, org_id="tenant-a"),
    "sk-bob": SimpleNamespace(api_key="hash-b", user_id="bob", team_id="core", team_alias=None, org_id="tenant-b"),
}
PRIVATE = {"litellm_logging_obj", "proxy_server_request", "metadata", "litellm_metadata", "litellm_call_id", "mock_response"}

app = FastAPI()
callbacks = []
provider = None
background = set()


@app.on_event("startup")
async def load():
    global provider
    provider = httpx.AsyncClient(timeout=60, trust_env=False)
    if os.environ.get("RIG_ADAPTER") == "1":
        from anyray_litellm.hooks import proxy_handler_instance
        callbacks.append(proxy_handler_instance)


@app.get("/health/liveliness")
def alive():
    return "I'm alive!"


def error(status, message):
    return JSONResponse({"error": {"message": message, "type": "None", "param": "None", "code": str(status)}}, status)


@app.post("/v1/chat/completions")
async def chat(request: Request):
    key = KEYS.get(request.headers.get("authorization", "").removeprefix("Bearer "))
    if key is None:
        return error(401, "Authentication Error")
    try:
        data = json.loads(await request.body())
    except ValueError:
        return error(400, "Invalid JSON payload")
    client_metadata = data.pop("metadata", None)
    asked_model = data["model"]
    call_id = str(uuid.uuid4())
    data.update(
        proxy_server_request={"url": str(request.url), "method": "POST", "headers": dict(request.headers), "body": dict(data)},
        metadata={"requester_metadata": client_metadata}, litellm_call_id=call_id, litellm_logging_obj=object())
    try:
        for callback in callbacks:
            if "async_pre_call_hook" not in vars(type(callback)):
                continue
            returned = await callback.async_pre_call_hook(user_api_key_dict=key, cache=None, data=data, call_type="acompletion")
            if isinstance(returned, Exception):
                raise returned
            if isinstance(returned, str):
                return error(400, returned)
            data = returned if returned is not None else data
        call = Call(data, call_id)
        if data.get("stream"):
            return await stream(call, key, asked_model)
        response = await call.complete()
        for callback in callbacks:
            response = await callback.async_post_call_success_hook(data=data, user_api_key_dict=key, response=response) or response
        response.model = asked_model
        call.log_success(response)
        return JSONResponse(response.model_dump())
    except ProviderError as failed:
        call.log_failure(failed)
        return error(failed.status_code, str(failed))


class ProviderError(Exception):
    def __init__(self, status_code):
        super().__init__(f"provider answered {status_code}")
        self.status_code = status_code


class Call:
    def __init__(self, data, call_id):
        self.data, self.call_id, self.start = data, call_id, datetime.datetime.now()

    def body(self):
        sent = {k: v for k, v in self.data.items() if k not in PRIVATE}
        asked = (self.data.get("metadata") or {}).get("requester_metadata")
        return json.dumps(sent if asked is None else {**sent, "metadata": asked}, separators=(",", ":"))

    async def complete(self):
        if "mock_response" in self.data:
            return self.data["mock_response"]
        try:
            answer = await provider.post(f"{PROVIDER}/v1/chat/completions", content=self.body(), headers={"content-type": "application/json"})
        except httpx.HTTPError as broken:
            raise ProviderError(500) from broken
        if answer.status_code != 200:
            raise ProviderError(answer.status_code)
        return ModelResponse(**answer.json())

    async def chunks(self):
        if isinstance(self.data.get("mock_response"), ModelResponse):
            for chunk in chunks_of(self.data["mock_response"].model_dump()):
                yield chunk
            return
        async with provider.stream("POST", f"{PROVIDER}/v1/chat/completions", content=self.body(), headers={"content-type": "application/json"}) as answer:
            if answer.status_code != 200:
                raise ProviderError(answer.status_code)
            async for line in answer.aiter_lines():
                if line.startswith("data: ") and "[DONE]" not in line:
                    yield ModelResponseStream(**json.loads(line[6:]))

    def kwargs(self, **more):
        return {"litellm_call_id": self.call_id, "model": self.data["model"], "custom_llm_provider": "openai",
                "litellm_params": {"metadata": self.data["metadata"]}, **more}

    def log_success(self, response):
        for callback in callbacks:
            run(callback.async_log_success_event(self.kwargs(), response, self.start, datetime.datetime.now()))

    def log_failure(self, failed):
        for callback in callbacks:
            run(callback.async_log_failure_event(self.kwargs(exception=failed), None, self.start, datetime.datetime.now()))


def run(work):
    task = asyncio.ensure_future(work)
    background.add(task)
    task.add_done_callback(background.discard)


def chunks_of(body):
    """A mocked answer as chunks, as LiteLLM makes them."""
    head = {"id": body["id"], "object": "chat.completion.chunk", "created": body.get("created", 0), "model": body.get("model")}
    message = body["choices"][0]["message"]
    yield ModelResponseStream(**head, choices=[{"index": 0, "delta": {"role": "assistant", "content": message.get("content")}, "finish_reason": None}])
    yield ModelResponseStream(**head, choices=[{"index": 0, "delta": {}, "finish_reason": body["choices"][0].get("finish_reason")}])


def assembled(chunks):
    bodies = [c.model_dump() for c in chunks]
    text = "".join((c["delta"].get("content") or "") for b in bodies for c in b["choices"])
    usage = next((b["usage"] for b in reversed(bodies) if b.get("usage")), None)
    return ModelResponse(id=bodies[0]["id"], model=bodies[0]["model"], usage=usage, choices=[{"index": 0, "message": {"role": "assistant", "content": text}}])


async def stream(call, key, asked_model):
    seen = []

    async def from_provider():
        async for chunk in call.chunks():
            seen.append(chunk)
            yield chunk
        call.log_success(assembled(seen))

    source = from_provider()
    for callback in callbacks:
        source = callback.async_post_call_streaming_iterator_hook(user_api_key_dict=key, response=source, request_data=call.data)
    iterator = source.__aiter__()
    try:
        first = await iterator.__anext__()
    except httpx.HTTPError as broken:
        raise ProviderError(500) from broken

    async def events():
        chunk = first
        try:
            while True:
                chunk.model = asked_model
                yield f"data: {json.dumps(chunk.model_dump(), separators=(',', ':'))}\n\n"
                chunk = await iterator.__anext__()
        except StopAsyncIteration:
            yield "data: [DONE]\n\n"
        except httpx.HTTPError as broken:
            call.log_failure(broken)
            yield f"data: {json.dumps({'error': {'message': str(broken), 'code': '500'}})}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")
