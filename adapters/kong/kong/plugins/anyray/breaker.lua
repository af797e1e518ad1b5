-- Leaves a failing optimizer alone: after `failures` in a row one call per window tries it. One state per worker and URL.
local now = ngx.now

local states = {}

local M = {}

local function state_of(conf)
  local state = states[conf.optimizer_url]
  if not state then
    state = { failed = 0, open_until = 0 }
    states[conf.optimizer_url] = state
  end
  return state
end

function M.allows(conf)
  local state = state_of(conf)
  if state.failed < conf.breaker_failures then return true end
  if now() < state.open_until then return false end
  state.open_until = now() + conf.breaker_window_ms / 1000
  return true
end

function M.report(conf, succeeded)
  local state = state_of(conf)
  if succeeded then
    state.failed = 0
  else
    state.failed = state.failed + 1
    state.open_until = now() + conf.breaker_window_ms / 1000
  end
end

return M
