/** `npm run bench`: every measurement, each beside a peer in the same run. */
import { benchEdit } from './edit.mjs';
import { benchParse } from './parse.mjs';

await benchParse();
await benchEdit();
process.exit(0);
