import { sep } from 'node:path';

/**
 * A path as it stands in a URI, also that of a Windows drive: `C:\x` becomes `/C:/x`.
 * @param {string} path
 */
export function urlPath(path) {
  const slashes = path.split(sep).join('/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
