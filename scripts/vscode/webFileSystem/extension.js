// A file system in memory for the tests in the browser. It offers no search, as most file systems of extensions do.
const vscode = require('vscode');

const { Directory, File } = vscode.FileType;
const { Changed, Created, Deleted } = vscode.FileChangeType;

exports.activate = async (context) => {
  const response = await fetch(vscode.Uri.joinPath(context.extensionUri, 'files.json').toString(true));
  const files = new MemoryFiles();
  for (const [path, base64] of Object.entries(await response.json())) {
    files.put(
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    );
  }
  const options = { isCaseSensitive: true };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('adfsrule-test', files, options));
};

class MemoryFiles {
  /** By path: the bytes of a file; `undefined` is a folder. */
  nodes = new Map([['/', { bytes: undefined, mtime: 0 }]]);
  changed = new vscode.EventEmitter();
  onDidChangeFile = this.changed.event;

  put(path, bytes) {
    for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if (!this.nodes.has(folder)) this.nodes.set(folder, { bytes: undefined, mtime: Date.now() });
    }
    this.nodes.set(path, { bytes, mtime: Date.now() });
  }

  find(uri) {
    const node = this.nodes.get(uri.path);
    if (!node) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  }

  watch() {
    return { dispose() {} };
  }

  stat(uri) {
    const { bytes, mtime } = this.find(uri);
    return { type: bytes ? File : Directory, ctime: 0, mtime, size: bytes?.length ?? 0 };
  }

  readDirectory(uri) {
    this.find(uri);
    const start = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    return [...this.nodes]
      .filter(([path]) => path.startsWith(start) && path !== start && !path.includes('/', start.length))
      .map(([path, { bytes }]) => [path.slice(start.length), bytes ? File : Directory]);
  }

  readFile(uri) {
    const { bytes } = this.find(uri);
    if (!bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
    return bytes;
  }

  writeFile(uri, bytes, { create }) {
    const there = this.nodes.has(uri.path);
    if (!there && !create) throw vscode.FileSystemError.FileNotFound(uri);
    this.put(uri.path, bytes);
    this.changed.fire([{ type: there ? Changed : Created, uri }]);
  }

  createDirectory(uri) {
    this.put(uri.path, undefined);
    this.changed.fire([{ type: Created, uri }]);
  }

  delete(uri) {
    this.find(uri);
    for (const path of [...this.nodes.keys()]) {
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.nodes.delete(path);
    }
    this.changed.fire([{ type: Deleted, uri }]);
  }

  rename(from, to) {
    this.find(from);
    for (const [path, node] of [...this.nodes]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.nodes.delete(path);
      this.put(to.path + path.slice(from.path.length), node.bytes);
    }
    this.changed.fire([
      { type: Deleted, uri: from },
      { type: Created, uri: to },
    ]);
  }
}
