-- Reserves on every quota, or on none. KEYS: two per quota (counter, reservations).
-- ARGV: now (ms), lease end (ms), reservation id, nano-USD, tokens, quotas as JSON.
-- Answers {refused index from 1 or 0, wait in ms, fullest budget in per mille, its index from 1 or 0}.
local now, lease, id, usd, tokens = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local quotas = cjson.decode(ARGV[6])
local fullest, fullestIndex = 0, 0

local function whole(n) return string.format('%.0f', n) end

for i, q in ipairs(quotas) do
  local counter, held = KEYS[2 * i - 1], KEYS[2 * i]
  if q.kind == 'budget' then
    -- Reservations of instances that died give their share back.
    for _, member in ipairs(redis.call('ZRANGEBYSCORE', held, '-inf', now)) do
      local u, t = string.match(member, '|(%-?%d+)|(%-?%d+)$')
      redis.call('HINCRBY', counter, 'usd', whole(-tonumber(u)))
      redis.call('HINCRBY', counter, 'tokens', whole(-tonumber(t)))
      redis.call('ZREM', held, member)
    end
    local usedUsd = tonumber(redis.call('HGET', counter, 'usd') or '0')
    local usedTokens = tonumber(redis.call('HGET', counter, 'tokens') or '0')
    local over = (q.capUsd and usedUsd + usd > q.capUsd) or (q.capTokens and usedTokens + tokens > q.capTokens)
    if q.hard and over then return {i, whole(q.ends - now), whole(fullest), fullestIndex} end
    local share = 0
    if q.capUsd and q.capUsd > 0 then share = usedUsd * 1000 / q.capUsd end
    if q.capTokens and q.capTokens > 0 then share = math.max(share, usedTokens * 1000 / q.capTokens) end
    if share > 1000 then share = 1000 end
    if fullestIndex == 0 or share > fullest then fullest, fullestIndex = share, i end
  elseif q.kind == 'rate' then
    local state = redis.call('HMGET', counter, 'level', 'at')
    local level, at = tonumber(state[1] or q.perMinute), tonumber(state[2] or now)
    level = math.min(q.perMinute, level + q.perMinute * math.max(0, now - at) / 60000)
    redis.call('HSET', counter, 'level', tostring(level), 'at', whole(math.max(now, at)))
    redis.call('PEXPIRE', counter, 120000)
    local wanted = math.min(q.tokens and tokens or 1, q.perMinute)
    if level < wanted then return {i, whole(math.ceil((wanted - level) * 60000 / q.perMinute)), whole(fullest), fullestIndex} end
  else
    redis.call('ZREMRANGEBYSCORE', held, '-inf', now)
    if redis.call('ZCARD', held) >= q.most then return {i, '1000', whole(fullest), fullestIndex} end
  end
end

for i, q in ipairs(quotas) do
  local counter, held = KEYS[2 * i - 1], KEYS[2 * i]
  if q.kind == 'budget' then
    redis.call('HINCRBY', counter, 'usd', whole(usd))
    redis.call('HINCRBY', counter, 'tokens', whole(tokens))
    redis.call('ZADD', held, lease, id .. '|' .. whole(usd) .. '|' .. whole(tokens))
    redis.call('PEXPIREAT', counter, whole(q.ends + 172800000))
    redis.call('PEXPIREAT', held, whole(q.ends + 172800000))
  elseif q.kind == 'rate' then
    redis.call('HINCRBYFLOAT', counter, 'level', tostring(-(q.tokens and tokens or 1)))
  else
    redis.call('ZADD', held, lease, id)
    redis.call('PEXPIREAT', held, whole(lease))
  end
end
return {0, '0', whole(fullest), fullestIndex}
