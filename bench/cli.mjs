/**
 * The command line: `adfsrule check` over 5,000 files of 10 rules, beside VS Code's JSON service over the same rules as
 * JSON; and its cold start on one file, beside `node -e 0`. Turn by turn, medians.
 *
 * Files a second are counted per second of processor time, after what the same command takes for one file: that is
 * what one core does, whatever else the machine does at the time.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { jsonText, median, ruleText } from './sample.mjs';

const FILES = 5000;
const RULES = 10;
const ROUNDS = 5;
const STARTS = 25;

const local = (path) => fileURLToPath(new URL(path, import.meta.url));
const cli = local('../dist/cli.js');
const peer = local('validateJson.mjs');

/** The rules of all files differ: equal texts would be served from caches that real files do not have. */
function writeFiles(folder) {
  const rules = ruleText(FILES * RULES).split(/(?<=;\r\n\r\n)/);
  const data = JSON.parse(jsonText(FILES * RULES));
  for (let i = 0; i < FILES; i++) {
    for (const [kind, content] of [
      ['adfsrule', rules.slice(i * RULES, (i + 1) * RULES).join('')],
      ['json', JSON.stringify(data.slice(i * RULES, (i + 1) * RULES), null, 2)],
    ]) {
      const place = join(folder, kind, String(Math.floor(i / 100)));
      if (i % 100 === 0) mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${i}.${kind}`), content);
      if (i === 0) {
        mkdirSync(join(folder, `one-${kind}`));
        writeFileSync(join(folder, `one-${kind}`, `0.${kind}`), content);
      }
    }
  }
}

/** Runs a command that must succeed; what it used, and how long it took. */
function measure(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', local('usage.cjs'), ...args], {
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { ms, ...JSON.parse(stderr.trim().split('\n').at(-1)) };
}

function compare(commands, one, many) {
  const rates = commands.map(() => []);
  const peaks = commands.map(() => []);
  const walls = commands.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    commands.forEach(({ command, kind }, i) => {
      const start = measure([...command, one(kind)]);
      const run = measure([...command, many(kind)]);
      rates[i].push(FILES / ((run.cpuMs - start.cpuMs) / 1000));
      peaks[i].push(run.peakMb);
      walls[i].push(run.ms);
    });
  }
  return commands.map((_, i) => ({
    rate: median(rates[i]),
    peakMb: median(peaks[i]),
    seconds: median(walls[i]) / 1000,
  }));
}

export function benchCheck() {
  const folder = mkdtempSync(join(tmpdir(), 'adfsrule-bench-'));
  try {
    writeFiles(folder);
    const [rules, json] = compare(
      [
        { command: [cli, 'check'], kind: 'adfsrule' },
        { command: [peer], kind: 'json' },
      ],
      (kind) => join(folder, `one-${kind}`),
      (kind) => join(folder, kind),
    );
    const figures = ({ rate, peakMb, seconds }) =>
      `${rate.toFixed(0)} files/s per core, ${peakMb.toFixed(0)} MB, ${seconds.toFixed(2)} s`;
    console.log(
      `check of ${FILES} files × ${RULES} rules  rules ${figures(rules)}   JSON ${figures(json)}   ratio ${(rules.rate / json.rate).toFixed(2)}`,
    );
    return { rules, json };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function benchColdStart() {
  const file = local('../examples/permit-staff.adfsrule');
  const commands = [
    ['-e', '0'],
    [cli, '--version'],
    [cli, 'check', file],
  ];
  const ms = commands.map(() => []);
  for (let i = 0; i < STARTS; i++) {
    commands.forEach((command, index) => {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, command, { stdio: 'ignore' });
      ms[index].push(performance.now() - start);
      if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
    });
  }
  const [node, version, check] = ms.map(median);
  console.log(
    `cold start of check one-file       rules ${check.toFixed(0)} ms   node -e 0 ${node.toFixed(0)} ms   ${(check / node).toFixed(2)} of Node's (--version ${(version / node).toFixed(2)})`,
  );
  return { node, version, check };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  benchColdStart();
  benchCheck();
}
