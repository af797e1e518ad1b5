// Portkey's gateway listens on every address; the benchmark's stays on loopback.
const { Server } = require('node:net');
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...rest) {
  if (typeof port === 'object') return listen.call(this, { ...port, host: '127.0.0.1' }, ...rest);
  return listen.call(this, { port, host: '127.0.0.1' }, ...rest.filter(r => typeof r === 'function'));
};
