// The line to the runner outside VS Code (scripts/vscode/conductor.mjs).
import { Buffer } from 'node:buffer';
import { request } from 'node:http';
import process from 'node:process';

const address = process.env.ADFSRULE_TEST_CONDUCTOR;

/** Sends one order and waits for the answer. Rejects with what the runner says went wrong. */
async function order(what: Readonly<Record<string, string>>): Promise<unknown> {
  if (!address) throw new Error('The suite runs without its runner: use node scripts/testVscode.mjs.');
  const answer = JSON.parse(await post(address, JSON.stringify(what))) as { value?: unknown; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}

/** Tells the runner how a test ended. */
export async function report(entry: Readonly<Record<string, string>>): Promise<void> {
  await order({ do: 'report', ...entry });
}

/**
 * The window that shows this VS Code, as a person has it: keyboard, mouse and eyes. Selectors are CSS.
 * Only the runner with a browser can do it; in the desktop runner each call rejects.
 */
export const userInterface = {
  /** False in the desktop runner. */
  available: async (): Promise<boolean> =>
    order({ do: 'texts', selector: 'body > nothing' }).then(
      () => true,
      () => false,
    ),
  /** Presses one key or a combination, in Playwright's notation: `Control+Period`. */
  press: (keys: string) => order({ do: 'press', keys }),
  type: (text: string) => order({ do: 'type', text }),
  click: (selector: string) => order({ do: 'click', selector }),
  hover: (selector: string) => order({ do: 'hover', selector }),
  waitFor: (selector: string) => order({ do: 'waitFor', selector }),
  waitUntilGone: (selector: string) => order({ do: 'waitUntilGone', selector }),
  texts: async (selector: string) => (await order({ do: 'texts', selector })) as string[],
  /** Takes a picture of the window at a failed test. */
  failure: () => order({ do: 'failure' }),
  /** Takes a picture of the whole window. Under `--screenshots` it becomes `docs/images/<name>.png`. */
  picture: (name: string) => order({ do: 'picture', name }),
};

/** `fetch` is not enough: VS Code wraps it with the user's proxy settings. */
function post(url: string, body: string): Promise<string> {
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
