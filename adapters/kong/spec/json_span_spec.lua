local member = require("kong.plugins.anyray.json_span").member

describe("json_span.member", function()
  for _, case in ipairs({
    { '{"a":1,"b":{"b":2},"c":[3]}', "b", '{"b":2}' },
    { '{"a":1,"b":{"b":2},"c":[3]}', "c", "[3]" },
    { '{"nested":{"b":2}}', "b", nil },
    { ' { "a" : "}\\"{" , "b" : 9007199254740993 } ', "b", "9007199254740993" },
    { '{"a":"x\\\\","b":"y\\u00e9"}', "b", '"y\\u00e9"' },
    { '{"b":true}', "b", "true" },
    { '{"b": [] , "c":{}}', "b", "[]" },
    { '[{"b":1}]', "b", nil },
    { '{"b":{"cut":', "x", nil },
    { "", "b", nil },
  }) do
    it(case[2] .. " of " .. case[1], function()
      assert.equal(case[3], member(case[1], case[2]))
    end)
  end
end)
