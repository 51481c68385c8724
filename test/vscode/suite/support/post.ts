// How the suite reaches its runner from VS Code's Node extension host.
import { Buffer } from 'node:buffer';
import { request } from 'node:http';
import process from 'node:process';

/** The runner's address; undefined where the suite was not started by one. */
export const address = process.env.ADFSRULE_TEST_CONDUCTOR;

/** `fetch` is not enough: VS Code wraps it with the user's proxy settings. */
export function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
