// The line to the runner outside VS Code (scripts/vscode/conductor.mjs).
import { address, post } from './post.ts';

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
  /** What the style of elements draws behind them, as decorations do. */
  textsBehind: async (selector: string) => (await order({ do: 'textsBehind', selector })) as string[],
  /** Takes a picture of the window at a failed test. */
  failure: () => order({ do: 'failure' }),
  /**
   * Takes a picture, by the name under which scripts/screenshots.mjs keeps it: of the whole window, or of the upper left
   * part of an element, in CSS pixels.
   */
  picture: (
    name: string,
    part: { readonly of?: string; readonly width?: string; readonly height?: string } = {},
  ) => order({ do: 'picture', name, ...part }),
  /** The addresses of the windows that were opened beside this one. */
  otherWindows: async () => (await order({ do: 'otherWindows' })) as string[],
  closeOtherWindows: () => order({ do: 'closeOtherWindows' }),
};
