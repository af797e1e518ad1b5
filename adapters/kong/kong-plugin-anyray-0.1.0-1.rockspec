package = "kong-plugin-anyray"
version = "0.1.0-1"
source = { url = "git+file://anyray", tag = "v0.1.0", dir = "adapters/kong" }
description = {
  summary = "Anyray for Kong: makes model calls cheaper before they leave the gateway",
  license = "MIT",
}
dependencies = { "lua >= 5.1" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.anyray.answer"] = "kong/plugins/anyray/answer.lua",
    ["kong.plugins.anyray.breaker"] = "kong/plugins/anyray/breaker.lua",
    ["kong.plugins.anyray.handler"] = "kong/plugins/anyray/handler.lua",
    ["kong.plugins.anyray.identity"] = "kong/plugins/anyray/identity.lua",
    ["kong.plugins.anyray.json_span"] = "kong/plugins/anyray/json_span.lua",
    ["kong.plugins.anyray.optimizer"] = "kong/plugins/anyray/optimizer.lua",
    ["kong.plugins.anyray.schema"] = "kong/plugins/anyray/schema.lua",
    ["kong.plugins.anyray.settle"] = "kong/plugins/anyray/settle.lua",
    ["kong.plugins.anyray-post-call.handler"] = "kong/plugins/anyray-post-call/handler.lua",
    ["kong.plugins.anyray-post-call.schema"] = "kong/plugins/anyray-post-call/schema.lua",
  },
}
