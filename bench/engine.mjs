/**
 * The engine: 1,000 mixed rules against 200 claims, once with the rules as they were read and once from their text; 1,000
 * conditions beside Ajv, which asks the same of the same claims with compiled JSON schemas (`contains`); a catastrophic
 * pattern until its error; the table "Who is asked for MFA?". Turn by turn, medians.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadServer } from './load.mjs';
import { median, ruleText } from './sample.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv');
const RULES = 1000;
const CLAIMS = 200;
const ROUNDS = 30;

const space = 'http://schemas.contoso.example/ws/2008/06/identity/claims';
const sid = (n) => `S-1-5-21-1004336348-1177238915-682003330-${n}`;

export async function benchEngine() {
  const { createClaim, createStores, evaluate, mfaMatrix, RuleSet } = await loadServer(
    'engine',
    'engine/index.ts',
    'syntax/ruleSet.ts',
  );
  // A user in 190 groups, every second of which a rule asks about.
  const issuer = 'AD AUTHORITY';
  const parts = [
    ...['CONTOSO\\jane', 'CONTOSO\\j.doe'].map((value) => ({
      type: `${space}/windowsaccountname`,
      value,
      issuer,
    })),
    ...['jane@contoso.example', 'JANE@contoso.example', 'jane@fabrikam.example'].map((value) => ({
      type: `${space}/emailaddress`,
      value,
    })),
    ...[0, 4, 8, 12, 16].map((n) => ({ type: `${space}/department${n}`, value: `Department ${n}` })),
    ...Array.from({ length: CLAIMS - 10 }, (_, n) => ({
      type: `${space}/groupsid`,
      value: sid(2 * n + 1),
      issuer,
    })),
  ];
  const claims = parts.map(createClaim);
  const stores = createStores([
    {
      store: 'Active Directory',
      query: ';userPrincipalName,mail,displayName;{0}',
      // No mail: every claim that is issued is seen by the rules behind it, and addresses would multiply.
      rows: [['jane@contoso.example', null, 'Jane']],
    },
  ]);
  const text = ruleText(RULES);
  const kept = RuleSet.parse(text);
  const conditions = Array.from(
    { length: RULES },
    (_, n) =>
      `exists([Type == "${space}/groupsid", Value == "${sid(n)}", Issuer == "AD AUTHORITY"]) => issue(Type = "${space}/role", Value = "${n}");`,
  ).join('\n');
  const asked = RuleSet.parse(conditions);
  const ajv = new Ajv({ strict: false });
  const schemas = Array.from({ length: RULES }, (_, n) =>
    ajv.compile({
      contains: {
        properties: {
          type: { const: `${space}/groupsid` },
          value: { const: sid(n) },
          issuer: { const: issuer },
        },
        required: ['type', 'value', 'issuer'],
      },
    }),
  );
  const hanging = RuleSet.parse('[Type == "a", Value =~ "^(x+)+$"] => issue(Type = "a", Value = "b");');
  const bait = [createClaim({ type: 'a', value: `${'x'.repeat(2000)}!` })];
  const trust = [
    {
      stage: 'additionalAuthentication',
      name: 'mfa',
      rules: RuleSet.parse(conditions.replaceAll(`${space}/role`, `${space}/authenticationmethod`)),
    },
  ];

  const times = { kept: [], read: [], conditions: [], ajv: [], hanging: [], matrix: [] };
  const take = (name, run) => {
    const start = performance.now();
    const result = run();
    times[name].push(performance.now() - start);
    return result;
  };
  for (let i = 0; i < ROUNDS; i++) {
    const result = take('kept', () => evaluate(kept, claims, { stores }));
    take('read', () => evaluate(RuleSet.parse(text), claims, { stores }));
    const fired = take('conditions', () => evaluate(asked, claims)).fired.length;
    const held = take('ajv', () => schemas.filter((holds) => holds(parts)).length);
    if (result.errors.length > 0 || result.fired.length < 500)
      throw new Error(`${result.fired.length} fired, ${result.errors[0]?.message}`);
    if (fired !== held) throw new Error(`${fired} rules fired, ${held} schemas held.`);
    const error = take('hanging', () => evaluate(hanging, bait)).errors[0]?.code;
    if (error !== 'took-too-long') throw new Error(error);
    if (i < 5) take('matrix', () => mfaMatrix(trust));
  }
  const show = (name) => `${median(times[name]).toFixed(2)} ms`;
  console.log(
    `${RULES} rules against ${CLAIMS} claims   ${show('kept')} (first ${times.kept[0].toFixed(2)} ms), read too ${show('read')}`,
  );
  console.log(`  ${RULES} conditions   rules ${show('conditions')}   Ajv ${show('ajv')}`);
  console.log(`  catastrophic pattern, until its error   ${show('hanging')}`);
  console.log(`  who is asked for MFA, ${RULES} rules   ${show('matrix')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchEngine();
