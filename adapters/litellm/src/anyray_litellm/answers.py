"""Answers between LiteLLM's objects and JSON."""

from __future__ import annotations

from .client import compact

#: Characters kept of one streamed answer; a longer one is not cached.
_MOST = 4 * 1024 * 1024


def as_dict(answer) -> dict | None:
    if isinstance(answer, dict):
        return answer
    for dump in ("model_dump", "dict"):
        if hasattr(answer, dump):
            return getattr(answer, dump)()
    return None


def replace(answer, changed: dict):
    """Puts ``changed`` into ``answer`` in place, since older versions ignore what the hook returns."""
    if isinstance(answer, dict):
        answer.clear()
        answer.update(changed)
        return answer
    for name, value in vars(type(answer)(**changed)).items():
        setattr(answer, name, value)
    return answer


class StreamCopy:
    """Copies a stream's chunks aside as event-stream text and knows whether the provider finished it."""

    def __init__(self):
        self._events: list[str] = []
        self._size = 0
        self._finished = False

    def add(self, chunk) -> None:
        raw = isinstance(chunk, (str, bytes))
        event = (chunk.decode("utf-8", "replace") if isinstance(chunk, bytes) else chunk) if raw else None
        if event is None:
            body = as_dict(chunk)
            if body is None:
                return
            self._finished |= any((c or {}).get("finish_reason") for c in body.get("choices") or [])
            event = f"data: {compact(body)}\n\n"
        else:
            self._finished |= "event: message_stop" in event or "event: response.completed" in event or "data: [DONE]" in event
        self._size += len(event)
        if self._size <= _MOST:
            self._events.append(event)

    def text(self) -> str | None:
        """The whole stream, or None when it is not whole or too long."""
        if not self._finished or self._size > _MOST:
            return None
        text = "".join(self._events)
        whole = "data: [DONE]" in text or "event: message_stop" in text or "event: response.completed" in text
        return text if whole else text + "data: [DONE]\n\n"
