// Whose code is in the bundles, and under which licences.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../process/project.mjs';

/**
 * @typedef {Record<string, { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> }>} Meta
 *   what esbuild says of each bundle: `dist/meta.json`
 */

/**
 * The folders of the packages that left something in a bundle, in the order of their names.
 * @param {Meta} meta
 * @returns {string[]} paths from the project's folder, with slashes
 */
export function packagesIn(meta) {
  const folders = new Set();
  for (const { outputs } of Object.values(meta)) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        // What a bundle takes from the one beside it (`shared:`) is counted there.
        const folder = /^([^:]*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
        if (folder && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * The text of `ThirdPartyNotices.txt`.
 * @param {Meta} meta
 * @returns {Promise<string>}
 * @throws where a package has no licence that could be quoted
 */
export async function noticesText(meta) {
  const notices = await Promise.all(packagesIn(meta).map(noticeOf));
  const list = notices.map(({ title, license }) => `- ${title} (${license})`).join('\n');
  const texts = notices.map(({ title, home, text }) => `${'='.repeat(78)}\n${title}\n${home}\n\n${text}\n`);
  return `Third-party notices\n\nThe bundles hold code of these packages. Their licences follow.\n\n${list}\n\n${texts.join('\n')}`;
}

/** @param {string} folder */
async function noticeOf(folder) {
  const path = inProject(...folder.split('/'));
  const { name, version, license, homepage, repository } = JSON.parse(
    await readFile(join(path, 'package.json'), 'utf8'),
  );
  const file = (await readdir(path)).sort().find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (!file || typeof license !== 'string') throw new Error(`${folder} has no licence.`);
  const text = (await readFile(join(path, file), 'utf8')).replaceAll('\r\n', '\n').trim();
  const home = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
  return { title: `${name} ${version}`, license, home: home.replace(/^git\+/, ''), text };
}
