import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable } from '../../../server/src/embedded/index.ts';
import { complete } from '../../../server/src/features/completion.ts';
import { format } from '../../../server/src/features/format.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { outline } from '../../../server/src/features/outline.ts';
import { semanticTokens } from '../../../server/src/features/semanticTokens.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { timeOf } from '../../unit/support/stopwatch.ts';
import { type FuzzInput, hold, type Property } from '../input.ts';
import { problemsIn, setupOf } from '../texts.ts';

const table = parameterTable(cmdlets());

/** UTF-16 units of the two texts whose times are compared. */
const small = 20_000;
const factor = 4;

/** Below this nobody waits, and a clock says little, in milliseconds. */
const unnoticed = 400;

/** A square would be `factor²`; the room above `factor` is for caches and for what else runs in this process. */
const mostGrowth = 11;

type Work = (text: string, input: FuzzInput) => void;

const works: Readonly<Record<string, Work>> = {
  reading: (text, { dialect }) => {
    for (const piece of RuleSet.parse(text, dialect).pieces) void piece.problems;
  },
  linting: (text, input) => {
    problemsIn(RuleSet.parse(text, input.dialect), setupOf(input));
  },
  formatting: (text, { dialect }) => {
    format(RuleSet.parse(text, dialect), { style: 'readable' });
  },
  features: (text, { dialect, stage }) => {
    const ruleSet = RuleSet.parse(text, dialect);
    outline(ruleSet);
    semanticTokens(ruleSet, 0, text.length, true);
    for (const at of [0, text.length >> 1, text.length]) {
      hover(ruleSet, at, { stage });
      complete(ruleSet, at, { stage, snippets: true });
    }
  },
  regions: (text) => {
    findRegions(text, 'powershell', table);
  },
};

/** A pattern is looked at by what the claims of its type hold: addresses of mail and of machines, groups, programs. */
const patternFrames = [
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip',
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid',
  'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-user-agent',
].map((type) => [`c:[Type == "${type}", Value =~ "`, '"] => issue(claim = c);'] as const);

/** A part of the text, said again and again, takes time that grows with the text. */
export const linear: Property = {
  name: 'linear time',
  kinds: ['rules', 'powershell'],
  every: 1500,
  check(input) {
    const [a = 0, b = 0, c = 0] = input.at;
    const start = a % (input.text.length + 1);
    const length = 1 + (b % (c % 2 === 0 ? 12 : 300));
    const unit = input.text.slice(start, start + length) || ';';
    const frames: readonly (readonly [string, string])[] = [
      ...patternFrames,
      ['', ''],
      ['c:[Type == "a", Value =~ "', '"] => issue(claim = c);'],
      ['c:[Type == "a"', '] => issue(claim = c);'],
      ['=> issue(Type = "a", Value = ', ');'],
      ['Set-AdfsRelyingPartyTrust -IssuanceTransformRules "', '"\n'],
    ];
    const [before, behind] = frames[(a + c) % frames.length] as readonly [string, string];
    const make = (size: number) => before + unit.repeat(Math.ceil(size / unit.length)) + behind;
    for (const [name, work] of Object.entries(works)) {
      if ((name === 'regions') !== (input.kind === 'powershell')) continue;
      holdLinear(name, work, make, input, unit);
    }
  },
};

function holdLinear(
  name: string,
  work: Work,
  make: (size: number) => string,
  input: FuzzInput,
  unit: string,
): void {
  const large = make(small * factor);
  let best = timeOf(() => work(large, input));
  // What collects garbage or compiles beside it can make it slow once, hardly four times.
  for (let again = 0; best > unnoticed && again < 3; again++) {
    const first = Math.min(...[0, 1].map(() => timeOf(() => work(make(small), input))));
    if (best <= first * mostGrowth && best < 4000) return;
    best = Math.min(
      best,
      timeOf(() => work(large, input)),
    );
  }
  hold(best <= unnoticed, `${name} takes more than linear time`, { unit, milliseconds: best });
}
