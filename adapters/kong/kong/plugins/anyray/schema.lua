local typedefs = require "kong.db.schema.typedefs"

return {
  name = "anyray",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
      type = "record",
      fields = {
        { optimizer_url = typedefs.url({ required = true, description = "Address of the Anyray optimizer." }) },
        { optimizer_token = { type = "string", encrypted = true, referenceable = true, description = "Its ANYRAY_OPTIMIZER_TOKEN." } },
        { timeout_ms = { type = "integer", default = 800, between = { 1, 10000 }, description = "How long a call may be held." } },
        { breaker_failures = { type = "integer", default = 3, between = { 1, 1000 }, description = "Failures in a row that open the breaker." } },
        { breaker_window_ms = { type = "integer", default = 10000, between = { 1, 600000 }, description = "How long it stays open." } },
        { max_body_bytes = { type = "integer", default = 33554432, between = { 1024, 33554432 }, description = "A larger request passes untouched." } },
        { max_answer_bytes = {
          type = "integer", default = 4194304, between = { 1024, 33554432 }, description = "A larger answer is neither cached nor metered.",
        } },
        { record = { type = "boolean", default = true, description = "Report each call to the spend ledger." } },
        { ssl_verify = { type = "boolean", default = true } },
      },
    } },
  },
}
