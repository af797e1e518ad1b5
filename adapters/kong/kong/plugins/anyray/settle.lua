-- After the answer has gone out: the ledger's row, and the write-back. Runs in a timer, since the log phase has no sockets.
local cjson = require "cjson.safe"
local answer = require "kong.plugins.anyray.answer"
local optimizer = require "kong.plugins.anyray.optimizer"
local span = require "kong.plugins.anyray.json_span"

local MOST_PENDING = 256
local pending = 0

local M = {}

local function row_of(ask, decision, done)
  local usage = done.body and answer.usage(done.body, done.sse) or {}
  local model = usage.model or (span.member(ask.request, "model") or ""):match('^"(.*)"$')
  return cjson.encode({
    id = done.id, ts = math.floor(done.began * 1000), endpoint = ask.endpoint, method = "POST", status = done.status, model = model,
    promptTokens = usage.prompt, completionTokens = usage.completion,
    totalTokens = usage.prompt and usage.prompt + (usage.completion or 0),
    durationMs = math.floor(done.duration_ms), optimizationLatencyMs = decision and math.floor(decision.latency_ms) or 0,
    attribution = {
      user = ask.metadata.user, team = ask.metadata.team, sessionId = ask.metadata.sessionId,
      tenantId = ask.metadata.tenantId, intent = ask.metadata.intent,
    },
    optimizationId = decision and decision.id, optimizationStatus = decision and "applied" or "error",
    cacheHit = decision ~= nil and decision.cache_hit,
  }):sub(1, -2) .. ',"decisions":' .. (decision and decision.decisions_json or "[]") .. "}"
end

function M.later(conf, ask, decision, done)
  if pending >= MOST_PENDING then return kong.log.notice("anyray: too many answers wait to be settled, one is dropped") end
  pending = pending + 1
  local started = ngx.timer.at(0, function(premature)
    pending = pending - 1
    if premature then return end
    if conf.record then optimizer.record(conf, row_of(ask, decision, done)) end
    local writes = decision and decision.cache_key and done.from_service and done.status == 200 and done.body
    if writes and answer.is_whole(ask.endpoint, done.body, done.sse) then
      optimizer.write_back(conf, ask, decision, done.body, done.sse)
    end
  end)
  if not started then pending = pending - 1 end
end

return M
