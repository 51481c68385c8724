import { type ClaimType, catalog } from '../../catalog/index.ts';
import { meaningOf } from './words.ts';

type Subject = 'type' | 'value' | 'word' | 'template' | 'store' | 'attribute';

/** The key of an item whose documentation is written when somebody looks at it. */
export function documentationKey(subject: Subject, ...names: readonly string[]): string {
  return JSON.stringify([subject, ...names]);
}

/** Markdown for a key of `documentationKey`. Undefined for a key that is none, and where nothing is known. */
export function documentationOf(key: string): string | undefined {
  const [subject, name, second] = parts(key);
  if (name === undefined) return undefined;
  switch (subject) {
    case 'type': {
      const entry = catalog.claimTypes.byUri(name);
      return entry && claimType(entry);
    }
    case 'value':
      return second === undefined ? undefined : value(name, second);
    case 'word':
      return meaningOf(catalog.language.ofGrammar(name));
    case 'template':
      return meaningOf(catalog.language.one('template', name));
    case 'store':
      return store(name);
    case 'attribute':
      return attribute(name);
    default:
      return undefined;
  }
}

function parts(key: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(key);
    return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : [];
  } catch {
    return [];
  }
}

function claimType(entry: ClaimType): string {
  const { uri, description, emittedBy, introducedIn, notes, values } = entry;
  const shown = values.slice(0, 6).map(({ value: text, meaning }) => `- \`${text}\`: ${meaning}`);
  return paragraphs(
    `\`${uri}\``,
    description,
    shown.join('\n'),
    emittedBy && `Comes from: ${emittedBy}.${introducedIn ? ` Since ${versionName(introducedIn)}.` : ''}`,
    notes,
  );
}

function versionName(version: string): string {
  return version.startsWith('AD FS') ? version : `Windows Server ${version.replace('2012R2', '2012 R2')}`;
}

function value(type: string, text: string): string | undefined {
  if (type === 'Issuer') return meaningOf(catalog.language.one('issuer', text));
  if (type === 'ValueType') return meaningOf(catalog.language.one('valueType', text));
  const known = catalog.values.one(type, text);
  if (!known) return undefined;
  const client = known.kind === 'clientApplication' ? catalog.clientApplications.byValue(text) : undefined;
  const closes = client && catalog.clientApplications.policySwitches(client).exchangeOnline;
  return paragraphs(
    known.name === null ? '' : `**${known.name}**`,
    known.name === text ? '' : `\`${text}\``,
    known.meaning,
    client && `**MFA:** ${client.mfaImplication}`,
    closes && closes.length > 0
      ? `Closed by ${closes.map((name) => `\`${name}\``).join(' and ')} of \`New-AuthenticationPolicy\`.`
      : '',
    client && `**With modern authentication:** ${client.withModernAuthentication}`,
  );
}

function store(name: string): string | undefined {
  const entry = catalog.attributeStores.byName(name);
  if (!entry) return undefined;
  const list = entry.parameters.map((line) => `- ${line}`).join('\n');
  return paragraphs(`Query: \`${entry.querySyntax}\``, list, `\`\`\`adfsrule\n${entry.example}\n\`\`\``);
}

function attribute(name: string): string | undefined {
  const entry = catalog.attributeStores.ldapAttributeByName(name);
  if (!entry) return undefined;
  return paragraphs(
    entry.templateName && `"${entry.templateName}" in the list of the management console.`,
    entry.claimType && `Usually feeds ${entry.claimFriendlyName ?? ''} \`${entry.claimType}\`.`,
    entry.notes,
  );
}

function paragraphs(...texts: readonly (string | null | undefined)[]): string {
  return texts.filter((text) => text).join('\n\n');
}
