/** Runs again when a file changes. Listens to the file system; nothing is polled. */
import { type FSWatcher, watch } from 'node:fs';
import { resolve } from 'node:path';

/** An editor that saves a file makes several events. */
const QUIET = 80;

/** Folders under watch. Folders and not files: many editors replace a file by a new one. */
export class Watch {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly changed = new Set<string>();
  private readonly onChange: (files: readonly string[]) => void;
  private timer: NodeJS.Timeout | undefined;

  /** @param onChange gets the whole paths of what changed, once it has become quiet */
  constructor(onChange: (files: readonly string[]) => void) {
    this.onChange = onChange;
  }

  /** Watches these folders, and no others. A folder that is not there is left out. */
  folders(paths: Iterable<string>): void {
    const wanted = new Set(paths);
    for (const [folder, watcher] of this.watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.watchers.delete(folder);
    }
    for (const folder of wanted) if (!this.watchers.has(folder)) this.add(folder);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private add(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.note(resolve(folder, name ?? '')));
      // A folder that is removed while it is watched.
      watcher.on('error', () => {
        watcher.close();
        this.watchers.delete(folder);
      });
      this.watchers.set(folder, watcher);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'ENOENT') throw error;
    }
  }

  private note(file: string): void {
    this.changed.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const files = [...this.changed];
      this.changed.clear();
      this.onChange(files);
    }, QUIET);
  }
}
