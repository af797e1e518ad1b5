local time = 100
_G.ngx = { now = function() return time end }
local breaker = require "kong.plugins.anyray.breaker"

describe("breaker", function()
  local conf

  before_each(function()
    conf = { optimizer_url = tostring({}), breaker_failures = 3, breaker_window_ms = 10000 }
  end)

  local function fail(times) for _ = 1, times do breaker.report(conf, false) end end

  it("stays closed below the limit", function()
    fail(2)
    assert.is_true(breaker.allows(conf))
  end)

  it("opens at the limit and lets one call per window through", function()
    fail(3)
    assert.is_false(breaker.allows(conf))
    time = time + 10.1
    assert.is_true(breaker.allows(conf))
    assert.is_false(breaker.allows(conf))
  end)

  it("closes on a success", function()
    fail(3)
    breaker.report(conf, true)
    assert.is_true(breaker.allows(conf))
  end)

  it("counts per optimizer", function()
    fail(3)
    assert.is_true(breaker.allows({ optimizer_url = "other", breaker_failures = 3, breaker_window_ms = 10000 }))
  end)
end)
