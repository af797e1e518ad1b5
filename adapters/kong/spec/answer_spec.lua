local answer = require "kong.plugins.anyray.answer"

describe("answer.is_whole", function()
  local chat = "/v1/chat/completions"
  for _, case in ipairs({
    { "a whole stream", chat, "data: {}\n\ndata: [DONE]\n\n", true, true },
    { "a cut stream", chat, "data: {}\n\ndata: {\"x", true, false },
    { "a marker inside the text", chat, 'data: {"content":"data: [DONE]"}\n\n', true, false },
    { "another dialect's marker", chat, "event: message_stop\ndata: {}\n\n", true, false },
    { "Anthropic's marker", "/v1/messages", "event: message_stop\ndata: {}\n\n", true, true },
    { "whole JSON", chat, '{"choices":[]}', false, true },
    { "cut JSON", chat, '{"choices":[', false, false },
    { "another dialect's JSON", chat, '{"candidates":[]}', false, false },
  }) do
    it(case[1] .. (case[5] and " is" or " is not"), function()
      assert.equal(case[5], answer.is_whole(case[2], case[3], case[4]))
    end)
  end
end)

describe("answer.usage", function()
  it("reads OpenAI's JSON", function()
    assert.same({ model = "m", prompt = 3, completion = 4 }, answer.usage('{"model":"m","usage":{"prompt_tokens":3,"completion_tokens":4}}', false))
  end)

  it("reads Anthropic's events", function()
    local sse = 'data: {"message":{"model":"m","usage":{"input_tokens":3,"output_tokens":1}}}\n\ndata: {"usage":{"output_tokens":9}}\n\n'
    assert.same({ model = "m", prompt = 3, completion = 9 }, answer.usage(sse, true))
  end)
end)
