-- Stands in for lua-resty-http, which Kong bundles and Debian lacks: the five methods the plugin uses, over a cosocket.
local Http = {}
Http.__index = Http

local Response = {}
Response.__index = Response

function Http.new() return setmetatable({ socket = ngx.socket.tcp() }, Http) end
function Http:set_timeout(ms) self.socket:settimeout(ms) end
function Http:close() return self.socket:close() end
function Http:set_keepalive(...) return self.socket:setkeepalive(...) end

function Http:connect(options)
  self.port = options.port
  return self.socket:connect(options.host, options.port)
end

function Http:request(request)
  local lines = { request.method .. " " .. request.path .. " HTTP/1.1", "Content-Length: " .. #request.body }
  for name, value in pairs(request.headers) do lines[#lines + 1] = name .. ": " .. value end
  local sent, err = self.socket:send(table.concat(lines, "\r\n") .. "\r\n\r\n" .. request.body)
  if not sent then return nil, err end
  local status_line
  status_line, err = self.socket:receive("*l")
  if not status_line then return nil, err end
  local response = setmetatable({ status = tonumber(status_line:match(" (%d+)")), headers = {}, socket = self.socket }, Response)
  while true do
    local line = self.socket:receive("*l")
    if not line or line == "" then break end
    local name, value = line:match("^([^:]+):%s*(.*)$")
    response.headers[name:lower()] = value
  end
  return response
end

function Response:read_body()
  if self.headers["content-length"] then return self.socket:receive(tonumber(self.headers["content-length"])) end
  local parts = {}
  while true do
    local size = tonumber((self.socket:receive("*l") or ""):match("^%x+") or "", 16)
    if not size then return nil, "bad chunk" end
    if size > 0 then parts[#parts + 1] = self.socket:receive(size) end
    self.socket:receive("*l")
    if size == 0 then return table.concat(parts) end
  end
end

return Http
