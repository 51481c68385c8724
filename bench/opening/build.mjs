// Compiles what the measurement of opening a file runs inside VS Code.
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { webStandIns } from '../../scripts/vscode/webSuite.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const jsonServers = join(
  dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json')),
  'lib/json-language-server',
);

/**
 * @param {string} folder gets `suite.js` for Node, `suite.web.js` for the browser and, in `json`, an extension for both:
 *   VS Code's JSON server behind a client as small as a client can be, and VS Code's grammar of JSON
 * @param {string} vscode folder of VS Code
 */
export async function buildOpening(folder, vscode) {
  const common = { bundle: true, format: 'cjs', external: ['vscode'], minify: true, logLevel: 'warning' };
  // Without these a library's main entry may be taken, which loads its parts in a way that no bundler can follow.
  const fields = ['module', 'main'];
  const node = { ...common, platform: 'node', target: 'node20', mainFields: fields };
  const web = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', ...fields] };
  const suite = join(here, 'suite.ts');
  const json = join(here, 'json');
  const to = (name) => ({ outfile: join(folder, name) });
  await Promise.all([
    build({ ...node, entryPoints: [suite], ...to('suite.js') }),
    build({ ...web, entryPoints: [suite], plugins: [webStandIns], ...to('suite.web.js') }),
    build({ ...node, entryPoints: [join(json, 'client.ts')], ...to('json/client.js') }),
    build({ ...web, entryPoints: [join(json, 'client.web.ts')], ...to('json/client.web.js') }),
    build({
      ...node,
      entryPoints: [join(jsonServers, 'node/jsonServerNodeMain.js')],
      ...to('json/server.js'),
    }),
    build({
      ...web,
      entryPoints: [join(jsonServers, 'browser/jsonServerMain.js')],
      format: 'iife',
      ...to('json/server.web.js'),
    }),
    cp(join(json, 'package.json'), join(folder, 'json', 'package.json')),
    cp(
      join(vscode, 'extensions', 'json', 'syntaxes', 'JSON.tmLanguage.json'),
      join(folder, 'json', 'JSON.tmLanguage.json'),
    ),
  ]);
}
