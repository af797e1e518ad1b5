import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Starts the built gateway on a free port; resolves once it listens. */
export async function startGateway(settings) {
  const data = mkdtempSync(join(tmpdir(), 'anyray-clients-'));
  const child = spawn('dotnet', [join(root, 'Anyray.Gateway/bin/Debug/net10.0/Anyray.Gateway.dll')], {
    cwd: join(root, 'Anyray.Gateway'),
    env: { ...process.env, ...settings, ASPNETCORE_ENVIRONMENT: 'Development', ASPNETCORE_URLS: 'http://127.0.0.1:0', ANYRAY_DATA_DIR: data },
  });
  let log = '';
  const url = await new Promise((resolve, reject) => {
    const read = chunk => {
      log += chunk;
      const listening = log.match(/Now listening on: (http:\/\/127\.0\.0\.1:\d+)/);
      if (listening) resolve(listening[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', code => reject(new Error(`the gateway ended with code ${code}:\n${log}`)));
    setTimeout(() => reject(new Error(`the gateway does not listen:\n${log}`)), 60_000).unref();
  });
  return {
    url,
    log: () => log,
    stop: () => new Promise(done => {
      child.removeAllListeners('exit');
      child.on('exit', () => { rmSync(data, { recursive: true, force: true }); done(); });
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }),
  };
}
