"""Who calls: what LiteLLM's own authentication says, over what the client claims."""

from __future__ import annotations

import json

_HOST_OWNED = {"tenant", "tenantId", "tenant_id"}


def metadata_of(key, data: dict) -> dict:
    """Scalars for the optimizer. A key with no organisation, team or user is its own tenant."""
    metadata = _claims(data)
    user = _first(key, "user_id", "key_alias")
    team = _first(key, "team_alias", "team_id")
    tenant = _first(key, "org_id", "organization_id")
    if user:
        metadata["user"] = user
    if team:
        metadata["team"] = team
    hashed = _first(key, "api_key", "token")
    metadata["tenantId"] = tenant or ("default" if user or team or not hashed else f"key-{hashed[:16]}")
    return metadata


def _claims(data: dict) -> dict:
    headers = (data.get("proxy_server_request") or {}).get("headers") or {}
    claimed = {}
    try:
        claimed = json.loads(headers.get("x-anyray-metadata") or "{}")
    except ValueError:
        pass
    if not isinstance(claimed, dict):
        claimed = {}
    metadata = {k: v for k, v in claimed.items() if k not in _HOST_OWNED and isinstance(v, (str, int, float, bool))}
    session = metadata.pop("session", None) or data.get("litellm_session_id")
    if session:
        metadata.setdefault("sessionId", session)
    return metadata


def _first(key, *names: str) -> str | None:
    for name in names:
        value = key.get(name) if isinstance(key, dict) else getattr(key, name, None)
        if isinstance(value, str) and value:
            return value
    return None
