// What a starter has to be told: asks, checks, and turns the answers into text for the tab stops.
import { l10n, type QuickPickItem } from 'vscode';
import {
  type AddressExpressionParams,
  addressExpressionRequest,
  type RuleParts,
  type RulePartsParams,
  rulePartsRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { StageSource } from '../stageItem.ts';
import { choicesOf, defaultOf, type Filling, regexEscaped } from './snippetText.ts';
import type { Starter, StarterInput } from './starters.ts';
import { type Answer, askText, back, choose } from './steps.ts';
import { methodName, openPrompt, promptOf, titleOf } from './words.ts';

type Fillings = ReadonlyMap<number, Filling>;

/**
 * Asks everything that a starter wants to know.
 * @returns the text for the tab stops; those that the user leaves open are not in it
 */
export async function askInputs(starter: Starter, help: StageSource): Promise<Answer<Fillings>> {
  const { inputs } = starter;
  const wantsParts = inputs.some(({ kind }) => kind === 'claimType' || kind === 'attributes');
  const params: RulePartsParams = { stage: starter.stage };
  const parts = wantsParts ? await help.request<RuleParts | null>(rulePartsRequest, params) : undefined;
  const answers: Fillings[] = [];
  while (answers.length < inputs.length) {
    const input = inputs[answers.length] as StarterInput;
    const answer = await ask({ starter, input, number: answers.length + 1, parts: parts ?? noParts, help });
    if (answer === undefined) return undefined;
    if (answer !== back) answers.push(answer);
    else if (answers.pop() === undefined) return back;
  }
  return new Map(answers.flatMap((fillings) => [...fillings]));
}

const noParts: RuleParts = { read: [], issue: [], attributes: [] };

interface Question<I extends StarterInput = StarterInput> {
  readonly starter: Starter;
  readonly input: I;
  /** From 1. */
  readonly number: number;
  readonly parts: RuleParts;
  readonly help: StageSource;
}

async function ask(question: Question): Promise<Answer<Fillings>> {
  const { input } = question;
  switch (input.kind) {
    case 'claimType':
      return askClaimType(question, input.use === 'read' ? question.parts.read : question.parts.issue);
    case 'attributes':
      return askAttributes({ ...question, input });
    case 'method':
    case 'clientApplication':
      return askChoice({ ...question, input });
    default:
      return askLine({ ...question, input });
  }
}

function frame({ starter, number }: Question) {
  const totalSteps = starter.inputs.length;
  const title = l10n.t('New rule: {0}', titleOf(starter));
  // The list of starters comes before the first question.
  const common = { title, canGoBack: true };
  return totalSteps > 1 ? { ...common, step: number, totalSteps } : common;
}

async function askClaimType(question: Question, choices: RuleParts['read']): Promise<Answer<Fillings>> {
  const { input } = question;
  if (input.kind !== 'claimType') return new Map();
  const chosen = await choose({
    ...frame(question),
    placeholder: promptOf(input),
    items: choices.map(
      ({ uri, name, meaning }): QuickPickItem => ({ label: name, description: uri, detail: meaning }),
    ),
    // A blank or a quotation mark is in no URI, and a word without a colon is a search.
    typed: (text) =>
      /^[^\s":]+:[^\s"]+$/.test(text) && !choices.some(({ uri }) => uri === text)
        ? { label: text, description: text, alwaysShow: true }
        : undefined,
  });
  if (chosen === undefined || chosen === back) return chosen;
  return new Map([[input.stop, chosen[0]?.description ?? '']]);
}

async function askAttributes(
  question: Question<Extract<StarterInput, { kind: 'attributes' }>>,
): Promise<Answer<Fillings>> {
  const { input, parts } = question;
  const chosen = await choose({
    ...frame(question),
    placeholder: promptOf(input),
    items: parts.attributes.map((choice) => ({
      label: choice.attribute,
      description: choice.name,
      choice,
    })),
    several: true,
  });
  if (chosen === undefined || chosen === back) return chosen;
  const fillings = new Map<number, Filling>();
  const fill = ([first, ...others]: readonly number[], text: string) => {
    if (first !== undefined) fillings.set(first, text);
    for (const other of others) fillings.set(other, null);
  };
  fill(input.types, chosen.map(({ choice }) => choice.claimType).join('", "'));
  fill(input.names, chosen.map(({ choice }) => choice.attribute).join(','));
  return fillings;
}

async function askChoice(
  question: Question<Extract<StarterInput, { kind: 'method' | 'clientApplication' }>>,
): Promise<Answer<Fillings>> {
  const { input, starter } = question;
  const items = choicesOf(starter.body, input.stop).map(
    (value): QuickPickItem & { readonly value: string } =>
      input.kind === 'method'
        ? { label: methodName(value), description: value, value }
        : { label: value, value },
  );
  const chosen = await choose({ ...frame(question), placeholder: promptOf(input), items });
  if (chosen === undefined || chosen === back) return chosen;
  return new Map([[input.stop, chosen[0]?.value ?? '']]);
}

type LineInput = Extract<StarterInput, { kind: 'group' | 'account' | 'addresses' | 'value' }>;

async function askLine(question: Question<LineInput>): Promise<Answer<Fillings>> {
  const { input, starter, help } = question;
  let filling: string | undefined;
  const answer = await askText({
    ...frame(question),
    prompt: openPrompt(input),
    placeholder:
      input.kind === 'account' || input.kind === 'addresses' ? '' : defaultOf(starter.body, input.stop),
    async validate(text) {
      if (text === '') return undefined;
      const read = await readLine(input, text, help);
      filling = 'text' in read ? read.text : undefined;
      return 'wrong' in read ? read.wrong : undefined;
    },
  });
  if (answer === undefined || answer === back) return answer;
  return answer === '' || filling === undefined ? new Map() : new Map([[input.stop, filling]]);
}

/** The text for the tab stop, or what is wrong with the line. */
async function readLine(
  { kind }: LineInput,
  line: string,
  help: StageSource,
): Promise<{ readonly text: string } | { readonly wrong: string }> {
  if (line.includes('"')) return { wrong: l10n.t('A string in a rule cannot hold a quotation mark.') };
  switch (kind) {
    case 'group':
      if (/^S-1-\d+(?:-\d+)+$/i.test(line)) return { text: line.toUpperCase() };
      return { wrong: l10n.t('A SID looks like S-1-5-21-1004336348-1177238915-682003330-1187.') };
    case 'account':
      if (/^[^\s@]+@[^\s@]+$/.test(line)) return { text: regexEscaped(line) };
      return { wrong: l10n.t('A UPN looks like user@contoso.example.') };
    case 'addresses': {
      const params: AddressExpressionParams = { list: line };
      const expression = await help.request<string | null>(addressExpressionRequest, params);
      if (expression) return { text: expression.replace(/^\\b|\\b$/g, '') };
      if (expression === undefined)
        return { wrong: l10n.t('The language server does not answer. Leave this empty.') };
      return {
        wrong: l10n.t(
          'Write IPv4 addresses and networks only, parted by commas: 203.0.113.0/26, 198.51.100.20.',
        ),
      };
    }
    case 'value':
      return { text: line };
  }
}
