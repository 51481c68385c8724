/** A built script in a world that has what a web worker has and nothing of Node. */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

export interface FakeWorker {
  /** What is sent is made in the worker's world, as the structured clone does. */
  send(data: object): void;
}

/**
 * @param script its name in dist/
 * @param receive gets a copy of each message from the worker
 * @param world what the worker has besides
 */
export function startFakeWorker(
  script: string,
  receive: (message: unknown) => void,
  world: Readonly<Record<string, unknown>> = {},
): FakeWorker {
  const code = readFileSync(new URL(`../../../dist/${script}`, import.meta.url), 'utf8');
  const { setTimeout, clearTimeout, TextDecoder, TextEncoder, URL: Url, console } = globalThis;
  const context = createContext({
    ...{ setTimeout, clearTimeout, TextDecoder, TextEncoder, URL: Url, console, ...world },
    postMessage: (message: unknown) => receive(structuredClone(message)),
    // For errors of the worker, of which there are none here.
    addEventListener: () => {},
  });
  runInContext('globalThis.self = globalThis', context);
  runInContext(code, context);
  return {
    send: (data) => void runInContext(`onmessage({ data: ${JSON.stringify(data)} })`, context),
  };
}
