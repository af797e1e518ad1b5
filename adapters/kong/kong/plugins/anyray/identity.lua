-- Who calls: the consumer that Kong authenticated, over what the client claims in x-anyray-metadata.
local cjson = require "cjson.safe"

local M = {}

local HOST_OWNED = { tenant = true, tenantId = true, tenant_id = true }
local RENAMED = { session = "sessionId" }

local function claims()
  local metadata = {}
  local claimed = cjson.decode(kong.request.get_header("x-anyray-metadata") or "{}")
  if type(claimed) ~= "table" then return metadata end
  for name, value in pairs(claimed) do
    local kind = type(value)
    if type(name) == "string" and not HOST_OWNED[name] and (kind == "string" or kind == "number" or kind == "boolean") then
      metadata[RENAMED[name] or name] = value
    end
  end
  return metadata
end

local function tag(consumer, prefix)
  for _, text in ipairs(type(consumer.tags) == "table" and consumer.tags or {}) do
    if text:sub(1, #prefix) == prefix then return text:sub(#prefix + 1) end
  end
end

--- Metadata for the optimizer. Without a consumer each credential is its own tenant, so that no answer cached for one key
-- holder reaches another.
function M.metadata()
  local metadata = claims()
  local consumer = kong.client.get_consumer()
  if consumer then
    metadata.user = consumer.username or consumer.custom_id or consumer.id
    metadata.team = tag(consumer, "team:") or metadata.team
    metadata.tenantId = tag(consumer, "tenant:") or "default"
  else
    local credential = kong.request.get_header("authorization") or kong.request.get_header("x-api-key")
    metadata.tenantId = credential and "key-" .. ngx.md5(credential) or "default"
  end
  return metadata
end

return M
