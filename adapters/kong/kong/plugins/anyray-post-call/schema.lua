local typedefs = require "kong.db.schema.typedefs"

return {
  name = "anyray-post-call",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
      type = "record",
      fields = {
        { optimizer_url = typedefs.url({ required = true, description = "Address of the Anyray optimizer." }) },
        { optimizer_token = { type = "string", encrypted = true, referenceable = true, description = "Its ANYRAY_OPTIMIZER_TOKEN." } },
        { timeout_ms = { type = "integer", default = 800, between = { 1, 10000 }, description = "How long an answer may be held." } },
        { breaker_failures = { type = "integer", default = 3, between = { 1, 1000 } } },
        { breaker_window_ms = { type = "integer", default = 10000, between = { 1, 600000 } } },
        { ssl_verify = { type = "boolean", default = true } },
      },
    } },
  },
}
