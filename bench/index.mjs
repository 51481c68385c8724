/** `npm run bench`: every measurement, each beside a peer in the same run. */
import { benchEdit } from './edit.mjs';
import { benchParse } from './parse.mjs';
import { benchRequests, benchStart } from './requests.mjs';

await benchParse();
await benchEdit();
await benchRequests();
await benchStart();
process.exit(0);
