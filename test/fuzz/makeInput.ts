/** Makes the input that a seed and an index stand for. */
import { stages } from '../../server/src/semantics/stage.ts';
import type { TextChange } from '../../server/src/syntax/ruleSet.ts';
import { generateRule } from './generate.ts';
import type { FuzzInput, InputKind } from './input.ts';
import { type Material, mutate, TOKEN } from './mutate.ts';
import type { Pool } from './pool.ts';
import { Random } from './random.ts';
import { claimTypes, patterns, scraps, scriptScraps, values } from './words.ts';

/** Longer texts find little more and take their time; how time grows is a property of its own. */
const longest = 6000;

const words = [...claimTypes, ...values, ...patterns];

export function makeInput(pool: Pool, seed: number, index: number): FuzzInput {
  const random = new Random(seed, index);
  const kind = kindOf(random);
  const material: Material = {
    scraps: kind === 'powershell' || kind === 'markdown' ? [...scraps, ...scriptScraps] : scraps,
    words,
    other: () => random.pick(kind === 'json' ? pool.json : pool.rules),
  };
  let text = firstText(random, pool, kind);
  // One text in four stays good: what only good rules reach has to be reached too, and one slip.
  for (let left = random.once(4) ? 0 : 1 + random.small(8); left > 0; left--)
    text = mutate(text, random, material);
  text = text.slice(0, longest);
  return {
    kind,
    text,
    dialect: random.once(10) ? 'cta' : 'adfs',
    stage: random.once(4) ? undefined : random.pick(stages),
    edits: [
      slip(random, text),
      ...Array.from({ length: random.below(4) }, () => edit(random, text, material)),
    ],
    at: Array.from({ length: 4 }, () => random.below(text.length + 1)),
  };
}

function kindOf(random: Random): InputKind {
  const chance = random.below(100);
  if (chance < 84) return 'rules';
  return chance < 94 ? 'powershell' : chance < 97 ? 'markdown' : 'json';
}

function firstText(random: Random, pool: Pool, kind: InputKind): string {
  if (kind === 'json') return random.pick(pool.json);
  if (kind === 'markdown' && random.once(2)) return random.pick(pool.markdown);
  if (kind === 'powershell' && pool.scripts.length > 0 && !random.once(3)) return random.pick(pool.scripts);
  const rules = Array.from({ length: 1 + random.small(4) }, () => rule(random, pool)).join(
    random.pick(['\n', '\n\n', '']),
  );
  if (kind === 'rules') return rules;
  if (kind === 'markdown') return `# Rules\n\n\`\`\`adfsrule\n${rules}\n\`\`\`\n`;
  const quoted = random.pick([
    `@'\n${rules}\n'@`,
    `@"\n${rules}\n"@`,
    `'${rules}'`,
    `"${rules.replaceAll('"', '`"')}"`,
  ]);
  return random.once(2)
    ? `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ${quoted}\n`
    : `$rules = ${quoted}\nSet-AdfsAdditionalAuthenticationRule -AdditionalAuthenticationRules $rules\n`;
}

function rule(random: Random, pool: Pool): string {
  return random.once(2) ? generateRule(random) : random.pick(pool.rules);
}

/** One slip of the hand: a character or a word goes, comes twice, or stands elsewhere; a mark comes in between. */
function slip(random: Random, text: string): TextChange {
  const chance = random.below(4);
  if (chance === 0) return { ...around(random, text, 1), newText: '' };
  const mark = random.pick([...'[]();:,.=+@!~&"']);
  if (chance === 1) return { ...around(random, text, random.below(2)), newText: mark };
  const tokens = [...text.matchAll(TOKEN)].filter(([token]) => token.trim() !== '');
  const token = random.pick(tokens);
  const [word = ''] = token ?? [];
  const newText = random.pick(['', `${word} ${word}`, random.pick(tokens)?.[0] ?? '']);
  const start = token?.index ?? 0;
  return { start, end: start + word.length, newText };
}

/** What one hand does to a text: a character or a word goes, another one comes, a piece is pasted. */
function edit(random: Random, text: string, material: Material): TextChange {
  const chance = random.below(4);
  if (chance === 0)
    return { ...around(random, text, 1), newText: random.pick(['', random.pick(material.scraps)]) };
  if (chance === 1) {
    const at = random.below(text.length + 1);
    return { start: at, end: at, newText: random.pick(material.scraps) };
  }
  if (chance === 2) {
    const tokens = [...text.matchAll(TOKEN)];
    const token = random.pick(tokens);
    const [word = ''] = token ?? [];
    const newText = random.pick([
      '',
      word + word,
      random.pick(tokens)?.[0] ?? '',
      random.pick(material.words),
    ]);
    const start = token?.index ?? 0;
    return { start, end: start + word.length, newText };
  }
  const { start, end } = random.range(text.length);
  const donor = material.other();
  const from = random.range(donor.length);
  return { start, end: random.once(2) ? start : end, newText: donor.slice(from.start, from.end) };
}

function around(
  random: Random,
  text: string,
  length: number,
): { readonly start: number; readonly end: number } {
  const start = random.below(text.length);
  return { start, end: Math.min(text.length, start + length) };
}
