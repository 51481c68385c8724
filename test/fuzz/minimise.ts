/** Makes an input that breaks a property as small as it gets in the time there is. */
import type { FuzzInput } from './input.ts';

/**
 * @param breaks whether an input still breaks the property in the same way
 * @param milliseconds how long to try
 */
export function minimise(
  input: FuzzInput,
  breaks: (input: FuzzInput) => boolean,
  milliseconds: number,
): FuzzInput {
  const end = Date.now() + milliseconds;
  let best = input;
  const attempt = (changed: Partial<FuzzInput>): boolean => {
    const candidate = { ...best, ...changed };
    if (Date.now() > end || !breaks(candidate)) return false;
    best = candidate;
    return true;
  };
  attempt({ edits: [] });
  attempt({ stage: undefined });
  attempt({ dialect: 'adfs' });
  for (let i = best.edits.length - 1; i >= 0; i--) attempt({ edits: best.edits.toSpliced(i, 1) });
  for (let i = best.at.length - 1; i >= 0; i--) attempt({ at: best.at.toSpliced(i, 1) });
  let before = -1;
  while (before !== best.text.length && Date.now() < end) {
    before = best.text.length;
    for (let size = best.text.length >> 1; size >= 1; size >>= 1) {
      for (let at = best.text.length - size; at >= 0; at -= size) {
        attempt(without(best, at, at + size));
      }
      if (Date.now() > end) return best;
    }
  }
  return best;
}

/** The input without a part of its text; what lies behind moves with it. */
function without(input: FuzzInput, start: number, end: number): Partial<FuzzInput> {
  const moved = (offset: number) => (offset <= start ? offset : Math.max(start, offset - (end - start)));
  return {
    text: input.text.slice(0, start) + input.text.slice(end),
    edits: input.edits.map((edit) => ({ ...edit, start: moved(edit.start), end: moved(edit.end) })),
    at: input.at.map((offset) => moved(offset % (input.text.length + 1))),
  };
}
