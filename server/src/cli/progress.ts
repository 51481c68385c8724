import process from 'node:process';

/** Milliseconds before anything is shown, and between two lines. */
const PATIENCE = 700;
const INTERVAL = 100;

/** What progress is written to: standard error, or a stand-in of a test. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Counts files on one line of a terminal once a run takes longer. Silent in pipelines. */
export class Progress {
  private readonly total: number;
  private readonly stream: ProgressStream;
  private readonly now: () => number;
  private next: number;
  private done = 0;
  private shown = false;

  constructor(total: number, stream: ProgressStream = process.stderr, now: () => number = Date.now) {
    this.total = total;
    this.stream = stream;
    this.now = now;
    this.next = now() + PATIENCE;
  }

  /** One more file is done. */
  step(): void {
    this.done++;
    if (!this.stream.isTTY || this.now() < this.next) return;
    this.next = this.now() + INTERVAL;
    this.shown = true;
    this.stream.write(`\r${this.done} of ${this.total} files`);
  }

  /** Takes the line away, so that the result stands alone. */
  end(): void {
    if (this.shown) this.stream.write('\r\u001b[K');
    this.shown = false;
  }
}
