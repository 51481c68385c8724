/** The language server as a process: `--stdio`, `--node-ipc`, `--socket=N`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), version);
