/** `npm run bench`: every measurement, each beside a peer in the same run. */
import { benchCheck, benchColdStart } from './cli.mjs';
import { benchEdit } from './edit.mjs';
import { benchEngine } from './engine.mjs';
import { benchFormat } from './format.mjs';
import { benchLint } from './lint.mjs';
import { benchParse } from './parse.mjs';
import { benchPowerShell } from './powershell.mjs';
import { benchRequests, benchStart } from './requests.mjs';

await benchParse();
await benchEdit();
await benchPowerShell();
await benchLint();
await benchEngine();
await benchRequests();
await benchStart();
await benchFormat();
benchColdStart();
benchCheck();
process.exit(0);
