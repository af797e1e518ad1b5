-- The part of Kong that the plugins meet: the PDK with its phase rules, plugin order, exit by yielding, an error in a plugin =
-- 500, and buffered proxying for a plugin with a `response` handler. Written from Kong's documentation of each.
local cjson = require "cjson.safe"

local M = {}
local AFTER = { "header_filter", "response", "body_filter", "log" }
local plugins, consumers

local function in_phase(...)
  local allowed = { ... }
  for _, phase in ipairs(allowed) do if ngx.ctx.phase == phase then return end end
  error("function cannot be called in " .. tostring(ngx.ctx.phase) .. " phase, only in: " .. table.concat(allowed, ", "), 3)
end

local function log(level)
  return function(...)
    ngx.log(level, ...)
  end
end

local function per_request(slot)
  return setmetatable({}, {
    __index = function(_, key) return (ngx.ctx[slot()] or {})[key] end,
    __newindex = function(_, key, value)
      ngx.ctx[slot()] = ngx.ctx[slot()] or {}
      ngx.ctx[slot()][key] = value
    end,
  })
end

local function install_pdk()
  _G.kong = {
    log = { err = log(ngx.ERR), warn = log(ngx.WARN), notice = log(ngx.NOTICE), debug = log(ngx.DEBUG) },
    ctx = {
      shared = per_request(function() return "kong_shared" end),
      plugin = per_request(function() return "kong_plugin_" .. ngx.ctx.plugin end),
    },
    client = { get_consumer = function() in_phase("access", "header_filter", "response", "body_filter", "log") return ngx.ctx.consumer end },
    request = {
      get_method = function() return ngx.req.get_method() end,
      get_path = function() return (ngx.var.request_uri:gsub("%?.*", "")) end,
      get_header = function(name) return ngx.req.get_headers()[name] end,
      get_raw_body = function(limit)
        in_phase("rewrite", "access", "response")
        ngx.req.read_body()
        local body = ngx.req.get_body_data()
        if body or not ngx.req.get_body_file() then return body or "" end
        if not limit then return nil, "request body did not fit into client body buffer" end
        local file = io.open(ngx.req.get_body_file(), "rb")
        body = file:read("*a")
        file:close()
        if #body > limit then return nil, "request body file too big" end
        return body
      end,
    },
    service = {
      request = {
        set_raw_body = function(body) in_phase("rewrite", "access") ngx.req.set_body_data(body) end,
        set_header = function(name, value) in_phase("rewrite", "access") ngx.req.set_header(name, value) end,
        clear_header = function(name) in_phase("rewrite", "access") ngx.req.clear_header(name) end,
      },
      response = {
        get_status = function() in_phase(unpack(AFTER)) return ngx.ctx.buffered and ngx.ctx.buffered.status or ngx.status end,
        get_header = function(name) in_phase(unpack(AFTER)) return ngx.ctx.buffered.header[name] end,
        get_raw_body = function() in_phase(unpack(AFTER)) return ngx.ctx.buffered.body end,
      },
    },
    response = {
      get_status = function() in_phase(unpack(AFTER)) return ngx.status end,
      get_source = function()
        in_phase(unpack(AFTER))
        return ngx.ctx.exited and "exit" or ngx.ctx.failed and "error" or "service"
      end,
      get_header = function(name) in_phase(unpack(AFTER)) return ngx.header[name] end,
      set_header = function(name, value) in_phase("rewrite", "access", "header_filter", "response") ngx.header[name] = value end,
      exit = function(status, body, headers)
        in_phase("rewrite", "access", "response")
        ngx.ctx.exited = { status = status, body = type(body) == "table" and cjson.encode(body) or body, headers = headers or {} }
        coroutine.yield()
      end,
    },
  }
end

local function leave()
  local exit = ngx.ctx.exited
  for name, value in pairs(exit.headers) do ngx.header[name] = value end
  ngx.status = exit.status
  ngx.header["Content-Length"] = #exit.body
  ngx.print(exit.body)
  return ngx.exit(ngx.OK)
end

local function fail(err)
  ngx.log(ngx.ERR, err)
  ngx.ctx.failed = true
  ngx.status = 500
  ngx.header["Content-Type"] = "application/json"
  ngx.say('{"message":"An unexpected error occurred"}')
  return ngx.exit(ngx.OK)
end

-- Runs one phase of all plugins, highest priority first. In access and response each runs in a coroutine of its own, which
-- exit yields. True when a plugin answered.
local function run(phase)
  for _, plugin in ipairs(plugins) do
    local handler = plugin.handler[phase]
    if handler then
      ngx.ctx.phase, ngx.ctx.plugin = phase, plugin.name
      if phase == "access" or phase == "response" then
        local thread = coroutine.create(handler)
        local ok, err = coroutine.resume(thread, plugin.handler, plugin.config)
        if not ok then return fail(err) end
        if ngx.ctx.exited then return leave() end
      else
        handler(plugin.handler, plugin.config)
      end
    end
  end
end

local key_auth = { PRIORITY = 1250, VERSION = "3.9.0" }

function key_auth:access()
  local consumer = consumers[ngx.req.get_headers()["apikey"] or ""]
  if not consumer then return kong.response.exit(401, { message = "Unauthorized" }, { ["Content-Type"] = "application/json" }) end
  ngx.ctx.consumer = consumer
end

function M.configure(settings)
  install_pdk()
  consumers = settings.consumers
  plugins = { { name = "key-auth", handler = key_auth, config = {} } }
  for name, config in pairs(settings.plugins) do
    local handler = require("kong.plugins." .. name .. ".handler")
    assert(type(handler.PRIORITY) == "number" and handler.VERSION:match("^%d+%.%d+%.%d+$"), name .. ": PRIORITY and VERSION")
    assert(not (handler.response and (handler.header_filter or handler.body_filter)), name .. ": response excludes header_filter and body_filter")
    plugins[#plugins + 1] = { name = name, handler = handler, config = config }
    M.buffers = M.buffers or handler.response ~= nil
  end
  table.sort(plugins, function(a, b) return a.handler.PRIORITY > b.handler.PRIORITY end)
end

function M.access()
  ngx.ctx.buffered_proxying = M.buffers
  run("access")
  if not ngx.ctx.buffered_proxying then return end
  ngx.req.read_body()
  local answer = ngx.location.capture("/buffered" .. ngx.var.request_uri, { method = ngx.HTTP_POST, always_forward_body = true })
  ngx.ctx.buffered = answer
  ngx.status = answer.status
  run("response")
  for name, value in pairs(answer.header) do ngx.header[name] = value end
  ngx.print(answer.body)
  return ngx.exit(ngx.OK)
end

function M.header_filter() run("header_filter") end
function M.body_filter() run("body_filter") end
function M.log() run("log") end

return M
