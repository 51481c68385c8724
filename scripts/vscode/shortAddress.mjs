// A short address that leads to a long one, for a person to copy.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { atEnd } from '../process/children.mjs';

/**
 * @param {string} target the long address, with secrets in it
 * @returns {Promise<string>} an address on this machine that cannot be guessed either
 */
export async function shortAddress(target) {
  const path = `/${randomBytes(8).toString('hex')}`;
  const server = createServer((request, response) => {
    if (request.url === path) response.writeHead(302, { location: target }).end();
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}${path}`;
}
