-- Reads a top-level member's raw text. Bodies travel as text: a decode and encode would turn [] into {} and round big
-- integers.
local byte, find, sub = string.byte, string.find, string.sub

local QUOTE, OPEN, OPEN_LIST = 34, 123, 91

local function skip(json, i)
  return find(json, "[^ \n\r\t]", i) or #json + 1
end

-- Index after the string whose quote is at i.
local function string_end(json, i)
  i = i + 1
  while true do
    i = find(json, '["\\]', i)
    if not i then return #json + 1 end
    if byte(json, i) == QUOTE then return i + 1 end
    i = i + 2
  end
end

-- Index after the value that begins at i.
local function value_end(json, i)
  local first = byte(json, i)
  if first == QUOTE then return string_end(json, i) end
  if first ~= OPEN and first ~= OPEN_LIST then return find(json, "[,%]} \n\r\t]", i) or #json + 1 end
  local depth = 0
  while true do
    i = find(json, '["{}%[%]]', i)
    if not i then return #json + 1 end
    local c = byte(json, i)
    if c == QUOTE then
      i = string_end(json, i)
    else
      depth = depth + ((c == OPEN or c == OPEN_LIST) and 1 or -1)
      i = i + 1
      if depth == 0 then return i end
    end
  end
end

local M = {}

--- The raw text of member `name` of the object `json`, or nil.
function M.member(json, name)
  local i = skip(json, 1)
  if byte(json, i) ~= OPEN then return nil end
  i = skip(json, i + 1)
  while byte(json, i) == QUOTE do
    local key_end = string_end(json, i)
    local key = sub(json, i + 1, key_end - 2)
    i = skip(json, skip(json, key_end) + 1)
    local stop = value_end(json, i)
    if key == name then return sub(json, i, stop - 1) end
    i = skip(json, skip(json, stop) + 1)
  end
  return nil
end

return M
