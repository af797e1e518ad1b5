std = "ngx_lua"
globals = { "kong" }
read_globals = { "describe", "it", "before_each", "assert" }
unused_args = false
self = false
max_line_length = 160
