// The line from the suite, which runs in VS Code's extension host, to the runner outside: results come in
// as they happen, and the suite can ask for what no extension may do: press keys, look at the window, take pictures.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { atEnd } from '../process/children.mjs';

/** Name of the environment variable that tells the suite the address. */
export const conductorVariable = 'ADFSRULE_TEST_CONDUCTOR';

/**
 * @typedef {(request: Record<string, string>) => unknown} Handler
 */

/**
 * Listens on a free loopback port. A request is a JSON object whose `do` names a handler; the answer is
 * `{ value }`, or `{ error }` when the handler threw.
 * @param {Readonly<Record<string, Handler>>} handlers
 */
export async function startConductor(handlers) {
  // The path is a secret, so that no web page in a browser on this machine can press keys here.
  const path = `/${randomBytes(16).toString('hex')}`;
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    /** @type {unknown} */
    let answer;
    try {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      const order = JSON.parse(body);
      const handler = Object.hasOwn(handlers, order.do) ? handlers[order.do] : undefined;
      if (!handler) throw new Error(`This runner cannot "${order.do}".`);
      answer = { value: (await handler(order)) ?? null };
    } catch (error) {
      answer = { error: error instanceof Error ? error.message : String(error) };
    }
    // The web extension host has another origin, as any page has; the secret in the path is what keeps pages out.
    const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
    response.writeHead(200, headers).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}${path}`, stop };
}
