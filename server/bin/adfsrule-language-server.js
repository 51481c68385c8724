#!/usr/bin/env node
// Starts the language server. Editors differ in whether they name the transport: standard input and output are the rule.
const { version } = require('../package.json');

const transports = /^--(stdio|node-ipc|socket|pipe)(=|$)/;
const args = process.argv.slice(2);

if (args.includes('--version')) {
  console.log(version);
} else if (args.includes('--help') || args.includes('-h')) {
  console.log(`Usage: adfsrule-language-server [--stdio | --node-ipc | --socket=PORT | --pipe=NAME]

The language server for AD FS claim rules (language id: adfsrule; files: *.adfsrule). Editors start it.
Without an option it speaks over standard input and output.`);
} else {
  if (!args.some((arg) => transports.test(arg))) process.argv.push('--stdio');
  require('../dist/server.js');
}
