import * as mutate from './mutate.mjs'
import * as intact from './intact.mjs'
import * as stream from './stream.mjs'
import * as hit from './hit.mjs'
import * as writebackJson from './writeback-json.mjs'
import * as writebackStream from './writeback-stream.mjs'
import * as writebackRefused from './writeback-refused.mjs'
import * as postcall from './postcall.mjs'
import * as record from './record.mjs'
import * as identity from './identity.mjs'
import * as faults from './faults.mjs'
import * as breaker from './breaker.mjs'
import * as secrets from './secrets.mjs'

/** In the order of the table; `secrets` last, so that it reads the log of all the others. */
export const cases = {
  mutate, intact, stream, hit, 'write-back json': writebackJson, 'write-back stream': writebackStream,
  'write-back refused': writebackRefused, 'post-call': postcall, record, identity, faults, breaker, secrets,
}
