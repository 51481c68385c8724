/** The worker that finds the first problems of a window: `dist/problems.browser.js`. What it is told is in `protocol.ts`. */
import { findFirstProblems } from './firstProblems.ts';
import type { FileAnswer, FileQuestion, FirstAnswer, FirstQuestion, ReadFileResult } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const asked: ((result: ReadFileResult) => void)[] = [];

const send = (message: FirstAnswer | FileQuestion) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<FirstQuestion | FileAnswer>) => {
  if ('file' in data) {
    asked[data.file]?.(data.result);
    return;
  }
  const readFile: Parameters<typeof findFirstProblems>[1] = (params) =>
    new Promise((resolve) => {
      asked.push(resolve);
      send({ file: asked.length - 1, params });
    });
  findFirstProblems(data, readFile, send);
};
