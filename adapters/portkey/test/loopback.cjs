// The gateway listens on all interfaces and has no setting for it; a test must not.
const { Server } = require('node:net')
const listen = Server.prototype.listen
Server.prototype.listen = function (...args) {
  if (typeof args[0] === 'object' && args[0] && 'port' in args[0]) args[0] = { ...args[0], host: '127.0.0.1' }
  else if (typeof args[0] === 'number' || typeof args[0] === 'string') args = [args[0], '127.0.0.1', ...args.slice(1).filter((a) => typeof a === 'function')]
  return listen.apply(this, args)
}
