/** Which of the rule sets in a script is meant, and what each is called: `deploy.ps1#Portal`. */
import type { Region } from '../embedded/index.ts';
import type { Stage } from '../semantics/stage.ts';

/** One rule set of a script or a page. */
export interface RuleSetInFile {
  readonly region: Region;
  /** Undefined where nothing tells. */
  readonly stage: Stage | undefined;
  /** The line in the file, from 1. */
  readonly line: number;
}

/** More rule sets than this are not listed in a message. */
const LISTED = 8;

const NAMED = /^(.*\.(?:ps1|psm1|psd1|md|markdown))#(.+)$/is;

/** Takes `deploy.ps1#Portal` apart. Only behind the name of a script or a page `#` means a rule set. */
export function splitRuleSetPath(path: string): { readonly path: string; readonly name: string | undefined } {
  const [, file, name] = NAMED.exec(path) ?? [];
  return file === undefined ? { path, name: undefined } : { path: file, name };
}

/**
 * The rule set that is meant: by its name, else the only one, else the only one of the stage. Of several with one name
 * the stage decides. A name is the variable, the trust or the parameter that gets the rules, in any case, or the number
 * of the rule set from 1. Else the problem says what there is.
 *
 * @param file what messages call the file
 */
export function chooseRuleSet<Set extends RuleSetInFile>(
  file: string,
  sets: readonly Set[],
  wanted: { readonly name?: string | undefined; readonly stage?: Stage | undefined },
): Set | { readonly problem: string } {
  const { name, stage } = wanted;
  if (sets.length === 0) return { problem: `\`${file}\` has no rules in it.` };
  const list = (listed: readonly Set[]) => listOf(file, sets, listed);
  const named = name === undefined ? sets : withName(sets, name);
  if (named.length === 0)
    return { problem: `\`${file}\` has no rule set \`${name}\`. It has ${list(sets)}.` };
  const called = name === undefined ? '' : ` called \`${name}\``;
  // What a parameter gets is for its stage and no other.
  const fitting = named.filter(({ region }) => !stage || !region.stage || region.stage === stage);
  if (fitting.length === 0) {
    return { problem: `\`${file}\` has no ${stage} rules${called}. It has ${list(named)}.` };
  }
  const exact = stage ? fitting.filter((set) => set.stage === stage) : [];
  const chosen = exact.length > 0 ? exact : fitting;
  const [only, ...others] = chosen;
  if (only && others.length === 0) return only;
  return {
    problem: `\`${file}\` has ${chosen.length} rule sets${called}. Name one: ${list(chosen)}.`,
  };
}

/** What a rule set is called beside its file: the shortest name that no other one has. */
export function ruleSetName(sets: readonly RuleSetInFile[], set: RuleSetInFile): string {
  const own = namesOf(set);
  const isFree = (name: string) => !/^\d+$/.test(name) && withName(sets, name).length === 1;
  return own.find(isFree) ?? String(sets.indexOf(set) + 1);
}

/** For people: `IssuanceTransformRules of Portal`; '' where nothing is known. */
export function ruleSetTitle({ parameter, trust, variable }: Region): string {
  const what = parameter ?? (variable === undefined ? undefined : `$${variable}`);
  return [what, trust].filter((part) => part !== undefined).join(' of ');
}

/**
 * Why rules cannot be run, as `Region.withValues` gives them: what the script puts into them is known only when it runs.
 * Undefined where that is nothing.
 */
export function unknownParts({ holes, changed }: Region): string | undefined {
  if (changed) {
    return 'The script replaces parts of these rules before it sets them, so what they do is not known.';
  }
  if (holes.length === 0) return undefined;
  const written = [...new Set(holes.map(({ expression }) => `\`${oneLine(expression)}\``))];
  const more = written.length > 3 ? ` and ${written.length - 3} more` : '';
  const list = written.slice(0, 3).join(', ') + more;
  return `The script puts ${list} into these rules when it runs, so what they do is not known. Say it in \`variables\` of a scenario file.`;
}

/** What has to be said of a result where the script puts other rules into the same rule set. */
export function joinedNote({ joined }: Region): string | undefined {
  return joined
    ? 'The script puts these rules beside others in one rule set; the others did not run.'
    : undefined;
}

function withName<Set extends RuleSetInFile>(sets: readonly Set[], name: string): readonly Set[] {
  if (/^\d+$/.test(name)) return sets.filter((_, i) => i + 1 === Number(name));
  const wanted = name.replace(/^\$/, '').toLowerCase();
  return sets.filter((set) => namesOf(set).some((own) => own.toLowerCase() === wanted));
}

function namesOf({ region: { variable, trust, parameter } }: RuleSetInFile): readonly string[] {
  return [trust, variable, parameter].filter((name) => name !== undefined);
}

/** `deploy.ps1#Portal (line 7: IssuanceTransformRules of Portal), …` */
function listOf(file: string, sets: readonly RuleSetInFile[], listed: readonly RuleSetInFile[]): string {
  const entries = listed.slice(0, LISTED).map((set) => {
    const title = ruleSetTitle(set.region);
    return `\`${file}#${ruleSetName(sets, set)}\` (line ${set.line}${title === '' ? '' : `: ${title}`})`;
  });
  const more = listed.length > LISTED ? ` and ${listed.length - LISTED} more` : '';
  return entries.join(', ') + more;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
