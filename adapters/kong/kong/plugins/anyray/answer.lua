-- What can be told from an answer's text: is it whole, and what did it use.
local cjson = require "cjson.safe"
local span = require "kong.plugins.anyray.json_span"

local M = {}

-- A reply in another shape than the endpoint's (a provider's own, before ai-proxy translates it) must not be cached.
local MEMBER = {
  ["/v1/chat/completions"] = "choices", ["/v1/completions"] = "choices", ["/v1/messages"] = "content",
  ["/v1/responses"] = "output", ["/v1/embeddings"] = "data",
}
local END = {
  ["/v1/chat/completions"] = "\ndata: ?%[DONE%]", ["/v1/completions"] = "\ndata: ?%[DONE%]",
  ["/v1/messages"] = "\nevent: ?message_stop", ["/v1/responses"] = "\nevent: ?response%.completed",
}

function M.is_whole(endpoint, text, sse)
  if sse then return END[endpoint] ~= nil and ("\n" .. text):find(END[endpoint]) ~= nil end
  local decoded = cjson.decode(text)
  return type(decoded) == "table" and span.member(text, MEMBER[endpoint]) ~= nil
end

local function read(event, usage)
  if type(event) ~= "table" then return end
  local message = type(event.message) == "table" and event.message or type(event.response) == "table" and event.response or event
  local counts = type(message.usage) == "table" and message.usage or {}
  if type(message.model) == "string" then usage.model = message.model end
  usage.prompt = tonumber(counts.prompt_tokens or counts.input_tokens) or usage.prompt
  usage.completion = tonumber(counts.completion_tokens or counts.output_tokens) or usage.completion
end

--- {model, prompt, completion} in OpenAI's or Anthropic's words.
function M.usage(text, sse)
  local usage = {}
  if not sse then
    read(cjson.decode(text), usage)
    return usage
  end
  for line in text:gmatch("data: ?([^\n]+)") do
    if line:find('"usage"', 1, true) then read(cjson.decode(line), usage) end
  end
  return usage
end

return M
