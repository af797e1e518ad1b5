local cjson = require "cjson.safe"
local identity = require "kong.plugins.anyray.identity"
local optimizer = require "kong.plugins.anyray.optimizer"
local settle = require "kong.plugins.anyray.settle"
local span = require "kong.plugins.anyray.json_span"

-- Before ai-proxy (770), which then sees the optimized request; after authentication.
local Anyray = { PRIORITY = 778, VERSION = "0.1.0" }

local SUFFIXES = { "/chat/completions", "/messages", "/responses", "/completions", "/embeddings" }

local function endpoint_of(path)
  for _, suffix in ipairs(SUFFIXES) do
    if path:sub(-#suffix) == suffix then return "/v1" .. suffix end
  end
end

-- Kong before 3.8 does not read a body that nginx spooled to a file.
local function body_of(limit)
  local body = kong.request.get_raw_body(limit)
  if body then return body end
  local path = ngx.req.get_body_file()
  local file = path and io.open(path, "rb")
  if not file then return nil end
  body = file:read(limit + 1)
  file:close()
  return body and #body <= limit and body or nil
end

local function mark(decision)
  local kinds = {}
  for _, one in ipairs(decision and decision.decisions or {}) do kinds[#kinds + 1] = '"' .. tostring(one.kind) .. '"' end
  return decision and '{"status":"applied","kinds":[' .. table.concat(kinds, ",") .. '],"estimatedTokensSaved":' .. decision.saved
    .. ',"cacheHit":' .. tostring(decision.cache_hit) .. "}" or '{"status":"error"}'
end

-- Asks the optimizer and changes the request; gives the cached answer on a hit.
local function before(conf)
  if kong.request.get_method() ~= "POST" or kong.request.get_header("content-encoding") then return end
  local endpoint = endpoint_of(kong.request.get_path())
  local request = endpoint and body_of(conf.max_body_bytes)
  if not request or request == "" then return end

  local metadata = identity.metadata()
  local ask = {
    endpoint = endpoint, request = request, stream = span.member(request, "stream") == "true",
    metadata = metadata, metadata_json = cjson.encode(metadata),
  }
  local decision = optimizer.optimize(conf, ask)
  local call = { ask = ask, decision = decision, began = ngx.now(), chunks = {}, size = 0 }
  kong.ctx.plugin.call = call
  kong.ctx.shared.anyray = call

  local cached = decision and decision.cache_hit and (ask.stream and decision.cached_sse or not ask.stream and decision.cached)
  if cached then return cached, ask.stream and "text/event-stream" or "application/json" end
  if decision and decision.request ~= request then kong.service.request.set_raw_body(decision.request) end
  -- A compressed answer could be neither metered nor cached.
  kong.service.request.set_header("accept-encoding", "identity")
  kong.service.request.clear_header("x-anyray-metadata")
end

function Anyray:access(conf)
  local fine, cached, content_type = pcall(before, conf)
  if not fine then
    kong.log.err("anyray: stepped aside: ", tostring(cached):match("^[^:]+:%d+"))
  elseif cached then
    -- Outside pcall: exit yields this coroutine.
    return kong.response.exit(200, cached, { ["Content-Type"] = content_type })
  end
end

function Anyray:header_filter()
  local call = kong.ctx.plugin.call
  if not call then return end
  call.sse = (kong.response.get_header("content-type") or ""):find("^text/event%-stream") ~= nil
  kong.response.set_header("x-anyray-optimization", mark(call.decision))
end

-- Copies aside and never holds back. The end is not judged here: under ai-proxy a plugin of higher priority never sees it.
function Anyray:body_filter(conf)
  local call, chunk = kong.ctx.plugin.call, ngx.arg[1]
  if not call or not call.chunks or not chunk or chunk == "" then return end
  call.size = call.size + #chunk
  if call.size > conf.max_answer_bytes then call.chunks = nil else call.chunks[#call.chunks + 1] = chunk end
end

function Anyray:log(conf)
  local call = kong.ctx.plugin.call
  if not call then return end
  settle.later(conf, call.ask, call.decision, {
    id = ngx.var.request_id, began = call.began, duration_ms = (ngx.now() - call.began) * 1000,
    -- A client or a provider that left in the middle: nginx still says 200.
    status = ngx.var.request_completion == "OK" and kong.response.get_status() or 499, sse = call.sse,
    -- The post-call plugin answers by exit and keeps the provider's own answer.
    from_service = call.original ~= nil or kong.response.get_source() == "service",
    body = call.original or (call.chunks and table.concat(call.chunks)),
  })
end

return Anyray
