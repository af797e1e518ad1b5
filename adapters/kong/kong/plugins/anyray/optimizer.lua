-- Optimizer Protocol v1 over cosockets. Nothing here raises: nil means "go on with what you had".
local http = require "resty.http"
local cjson = require "cjson.safe"
local breaker = require "kong.plugins.anyray.breaker"
local span = require "kong.plugins.anyray.json_span"

local KEEPALIVE_MS, POOL = 60000, 64

local M = {}

-- One deadline for the whole exchange: each step gets what is left of it.
local function exchange(conf, path, body)
  local deadline = ngx.now() + conf.timeout_ms / 1000
  local scheme, host, port, base = conf.optimizer_url:match("^(https?)://([^:/]+):?(%d*)(.-)/?$")
  local client = http.new()
  local function step(name, ...)
    ngx.update_time()
    local left = (deadline - ngx.now()) * 1000
    if left < 1 then return nil, "timeout" end
    client:set_timeout(left)
    return client[name](client, ...)
  end

  local ok, err = step("connect", {
    scheme = scheme, host = host, port = tonumber(port) or (scheme == "https" and 443 or 80), ssl_verify = conf.ssl_verify,
  })
  if not ok then return nil, err end
  local response
  response, err = step("request", {
    method = "POST", path = base .. path, body = body,
    headers = {
      ["Host"] = host, ["Content-Type"] = "application/json",
      ["Authorization"] = conf.optimizer_token and ("Bearer " .. conf.optimizer_token) or nil,
    },
  })
  if not response then
    client:close()
    return nil, err
  end
  local text
  text, err = response:read_body()
  if not text then
    client:close()
    return nil, err
  end
  client:set_keepalive(KEEPALIVE_MS, POOL)
  return response.status, text
end

-- The answer as text; nil on a failure (which the breaker counts) and on a 4xx (which it does not).
local function call(conf, path, body, read)
  if not breaker.allows(conf) then return nil end
  local done, status, text = pcall(exchange, conf, path, body)
  local value
  if done and status == 200 and read then
    value = read(text)
    done = value ~= nil
  end
  breaker.report(conf, done and status ~= nil and status < 500)
  if not (done and status) then kong.log.notice("anyray: ", path, " failed, the original goes on") end
  return value
end

--- Asks before the call. Gives {request, decisions, cache_hit, cached, cached_sse, ...} with bodies as raw text.
function M.optimize(conf, ask)
  local began = ngx.now()
  return call(conf, "/v1/optimize", '{"endpoint":"' .. ask.endpoint .. '","requestText":' .. cjson.encode(ask.request)
    .. ',"metadata":' .. ask.metadata_json .. ',"capabilities":{"canShortCircuit":true},"options":{"raw":true,"sse":'
    .. tostring(ask.stream) .. "}}", function(text)
    local answer = cjson.decode(text)
    local request = type(answer) == "table" and answer.requestText
    if type(request) ~= "string" or not request:match("^%s*{.*}%s*$") then return nil end
    ngx.update_time()
    return {
      id = answer.optimizationId,
      request = request,
      decisions = answer.decisions,
      decisions_json = span.member(text, "decisions") or "[]",
      saved = tonumber(answer.estimatedTokensSaved) or 0,
      cache_hit = answer.cacheHit == true,
      cached = span.member(text, "cachedResponse"),
      cached_sse = type(answer.cachedResponseSse) == "string" and answer.cachedResponseSse or nil,
      cache_key = answer.cacheEligible == true and type(answer.cacheKey) == "string" and answer.cacheKey or nil,
      cache_ttl = tonumber(answer.cacheTtlSeconds) or 3600,
      post_call = answer.postCall == true,
      latency_ms = (ngx.now() - began) * 1000,
    }
  end)
end

--- The changed answer's text, or nil when nothing is to change.
function M.optimize_response(conf, ask, decision, response)
  local changed
  call(conf, "/v1/optimize-response", '{"endpoint":"' .. ask.endpoint .. '","metadata":' .. ask.metadata_json
    .. ',"request":' .. decision.request .. ',"response":' .. response .. "}", function(text)
    local decisions = span.member(text, "decisions")
    if decisions and not decisions:match("^%[%s*%]$") then changed = span.member(text, "response") end
    return decisions
  end)
  return changed
end

function M.write_back(conf, ask, decision, body, sse)
  call(conf, "/v1/cache", '{"cacheKey":' .. cjson.encode(decision.cache_key) .. ',"ttlSeconds":' .. decision.cache_ttl
    .. ',"metadata":' .. ask.metadata_json
    .. (sse and ',"complete":true,"responseSse":' .. cjson.encode(body) or ',"response":' .. body) .. "}")
end

function M.record(conf, row)
  call(conf, "/v1/record", row)
end

return M
