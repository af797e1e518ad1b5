-- Replaces a reservation by what was really used. KEYS as in reserve.lua.
-- ARGV: reservation id, nano-USD reserved, tokens reserved, nano-USD used, tokens used, quotas as JSON.
local id, usd, tokens = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local usedUsd, usedTokens = tonumber(ARGV[4]), tonumber(ARGV[5])
local function whole(n) return string.format('%.0f', n) end

for i, q in ipairs(cjson.decode(ARGV[6])) do
  local counter, held = KEYS[2 * i - 1], KEYS[2 * i]
  if q.kind == 'budget' then
    local gone = redis.call('ZREM', held, id .. '|' .. whole(usd) .. '|' .. whole(tokens))
    redis.call('HINCRBY', counter, 'usd', whole(usedUsd - gone * usd))
    redis.call('HINCRBY', counter, 'tokens', whole(usedTokens - gone * tokens))
    redis.call('PEXPIREAT', counter, whole(q.ends + 172800000))
  elseif q.kind == 'rate' then
    if q.tokens and redis.call('EXISTS', counter) == 1 then
      redis.call('HINCRBYFLOAT', counter, 'level', tostring(tokens - usedTokens))
    end
  else
    redis.call('ZREM', held, id)
  end
end
return 1
