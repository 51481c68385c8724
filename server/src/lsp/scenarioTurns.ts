/** Long work in turns, so that edits, cancellations and other requests get through. */

/** How long a turn may take, in milliseconds: less than a person notices. */
const TURN = 15;

export interface Turns {
  /** Whether it is time to let others in. */
  isOver(): boolean;
  /** Lets them in and starts the next turn. */
  pause(): Promise<void>;
}

/** Starts the first turn. */
export function takeTurns(): Turns {
  let end = performance.now() + TURN;
  return {
    isOver: () => performance.now() > end,
    async pause() {
      await new Promise((resolve) => setTimeout(resolve, 0));
      end = performance.now() + TURN;
    },
  };
}
