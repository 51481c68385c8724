// What lies in a zip archive, read from its central directory: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * @typedef {object} ZipEntry
 * @property {string} name with slashes
 * @property {number} bytes size in the archive
 */

/**
 * @param {Buffer} zip a whole archive of less than 4 GB
 * @returns {ZipEntry[]}
 */
export function zipEntries(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('Not a zip archive.');
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error('The zip archive is damaged.');
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: zip.readUInt32LE(at + 20),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
