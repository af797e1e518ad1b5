local optimizer = require "kong.plugins.anyray.optimizer"

-- After ai-proxy's translation (770) and ai-response-transformer (768): sees the answer as the client would.
local PostCall = { PRIORITY = 767, VERSION = "0.1.0" }

-- A response handler makes Kong buffer whatever it is configured on. Only an answer that the optimizer asked for, and that is
-- not a stream, is worth that; for all others the buffering is taken back.
function PostCall:access()
  local call = kong.ctx.shared.anyray
  if not (call and call.decision and call.decision.post_call and not call.ask.stream) then ngx.ctx.buffered_proxying = nil end
end

function PostCall:response(conf)
  local call = kong.ctx.shared.anyray
  if not (call and call.decision and call.decision.post_call) or call.ask.stream then return end
  if kong.service.response.get_status() ~= 200 then return end
  local body = kong.service.response.get_raw_body()
  if not body or body == "" then return end
  local fine, changed = pcall(optimizer.optimize_response, conf, call.ask, call.decision, body)
  if not fine or not changed then return end
  call.original = body
  return kong.response.exit(200, changed, { ["Content-Type"] = kong.service.response.get_header("content-type") })
end

return PostCall
