// The language server as a process of Node. Knows nothing of the protocol, so that a process can start before what does
// is loaded.
import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';

/** For `--inspect` in the launch configuration "Extension and Server". */
const debugPort = 6019;

/** Starts processes of the server, the first one ahead of its use. */
export class ServerProcesses {
  private ahead: ChildProcess | undefined;
  private readonly script: string;

  constructor(script: string) {
    this.script = script;
  }

  /** Starts the process that the next `take` gives. */
  startAhead(): void {
    this.ahead = this.start();
  }

  /** A process that nobody else uses. It has been told nothing yet. */
  take(): ChildProcess {
    const { ahead } = this;
    this.ahead = undefined;
    return ahead?.connected ? ahead : this.start();
  }

  private start(): ChildProcess {
    const child = fork(this.script, ['--node-ipc', `--clientProcessId=${process.pid}`], {
      // Where the extension host is Electron, its program is not Node unless it is told.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
      execArgv: isDebugged() ? ['--nolazy', `--inspect=${debugPort}`] : [],
      silent: true,
    });
    // Who takes it hears of it as well; until then an error without a listener would be the extension host's.
    child.on('error', () => undefined);
    return child;
  }
}

/** Whether somebody debugs the extension host. */
function isDebugged(): boolean {
  return process.execArgv.some((argument) => /^--inspect(?:-brk)?(?:=|$)/.test(argument));
}
