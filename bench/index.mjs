/** `npm run bench`: every measurement, each beside a peer in the same run. */
import { runMain } from '../scripts/process/children.mjs';
import { benchCheck, benchColdStart } from './cli.mjs';
import { benchEdit } from './edit.mjs';
import { benchEngine } from './engine.mjs';
import { benchFormat } from './format.mjs';
import { benchLint } from './lint.mjs';
import { benchOpening } from './opening.mjs';
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
// In windows of VS Code, which must not outlive this.
await runMain(() => benchOpening());
process.exit();
