// Runs in an extension host: opens files as they are asked for and says when their first problems were there.
import { FileType, languages, Uri, window, workspace } from 'vscode';
import { address, post } from '../../test/vscode/suite/support/post.ts';

/** How long the window has to come to rest before a file is opened, in milliseconds. */
const rest = 2000;

/** How long a file may go without problems. */
const patience = 30_000;

/** Called by VS Code. */
export async function run(): Promise<void> {
  const files = (await order({ do: 'files' })) as readonly string[];
  try {
    for (const file of files) {
      await pause(rest);
      const folder = workspace.workspaceFolders?.[0]?.uri as Uri;
      const uri = Uri.joinPath(folder, file);
      const begin = Date.now();
      const found = problemsOf(uri);
      await window.showTextDocument(uri, { preview: false });
      await found;
      await order({ do: 'opened', file, milliseconds: String(Date.now() - begin) });
    }
    await pause(rest);
  } finally {
    await order({ do: 'log', text: await workerLog() });
  }
}

/** Settles with the first problems of a file. */
function problemsOf(uri: Uri): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No problems in ${uri.path}`)), patience);
    const listening = languages.onDidChangeDiagnostics(() => {
      if (languages.getDiagnostics(uri).length === 0) return;
      clearTimeout(timer);
      listening.dispose();
      resolve();
    });
  });
}

/** The log of the extension host in the browser, which the window keeps; nothing in Node, where it is a file. */
async function workerLog(): Promise<string> {
  let text = '';
  const open = [Uri.parse('vscode-log:/')];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    for (const [name, type] of await workspace.fs.readDirectory(folder)) {
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory) open.push(uri);
      if (name === 'workerexthost.log') text += new TextDecoder().decode(await workspace.fs.readFile(uri));
    }
  }
  return text;
}

async function order(what: Readonly<Record<string, string>>): Promise<unknown> {
  return (JSON.parse(await post(address as string, JSON.stringify(what))) as { value?: unknown }).value;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
