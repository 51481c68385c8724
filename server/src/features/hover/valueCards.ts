/** Hover on values: what a client application, method, endpoint, SID or user agent stands for. */
import {
  type AuthMethod,
  type ClientApplication,
  catalog,
  claimTypeUri,
  type Endpoint,
  type SidMatch,
  type UserAgent,
} from '../../catalog/index.ts';
import { shortSid, typeName } from '../../semantics/describe/claimNames.ts';
import { slipSentence } from './claimTypeCard.ts';
import { bold, type Card, code, few, firstSentences, prose } from './markdown.ts';

/** A text that stands where a value belongs. */
export interface ValueText {
  readonly text: string;
  /** The claim type that it is a value of, where the rule says so. */
  readonly type: string | undefined;
  /** It is part of a regular expression. */
  readonly pattern: boolean;
  /** The regular expression ignores case. */
  readonly ignoreCase: boolean;
}

const sidTypes: ReadonlySet<string | undefined> = new Set([
  claimTypeUri.groupSid,
  claimTypeUri.denyOnlySid,
  claimTypeUri.primaryGroupSid,
  claimTypeUri.primarySid,
]);

/** The card for a value. Undefined for a text that means nothing beyond itself. */
export function valueCard(value: ValueText): Card | undefined {
  return known(value) ?? almost(value) ?? decisionValue(value);
}

function known({ text, type, pattern }: ValueText): Card | undefined {
  const application = catalog.clientApplications.byValue(text);
  if (application) return applicationCard(application);
  const method = catalog.authMethods.byValue(text);
  if (method && (text.includes(':') || isMethodType(type))) return methodCard(method);
  const sid = text.startsWith('S-1-') ? catalog.sids.byText(text) : undefined;
  if (sid) return sidCard(text, sid);
  if (pattern && sidTypes.has(type)) {
    const rid = /^-?(\d+)$/.exec(text)?.[1];
    const ofRid = rid === undefined ? undefined : catalog.sids.byRid(Number(rid));
    if (ofRid) return ridCard(text, ofRid);
  }
  if (type === undefined || type === claimTypeUri.endpointAbsolutePath) {
    const path = text.startsWith('/') ? catalog.endpoints.byPath(text) : undefined;
    const above = path ?? (text.startsWith('/') ? catalog.endpoints.above(text) : undefined);
    if (above) return endpointCard(text, above, path === undefined);
  }
  if (type === claimTypeUri.clientUserAgent) {
    const [agent] = catalog.userAgents.in(text);
    if (agent) return userAgentCard(agent);
  }
  const own = type === undefined ? undefined : catalog.values.one(type, text);
  if (!own || type === undefined) return undefined;
  return {
    lines: [
      `${code(text)}: ${prose(own.name ?? own.meaning)}`,
      `Value of ${bold(typeName(type))}.${own.name === null ? '' : ` ${prose(own.meaning)}`}`,
    ],
    source: catalog.claimTypes.byUri(type),
  };
}

function isMethodType(type: string | undefined): boolean {
  return (
    type === claimTypeUri.authenticationMethod ||
    type === claimTypeUri.authenticationMethodsReferences ||
    type === claimTypeUri.authenticationMethodsProviders
  );
}

/** The value that a misspelt one stands for. Undefined for a right one, and for several run together. */
export function rightSpelling(text: string, type: string | undefined): string | undefined {
  const right = nearMiss(text, type)?.right;
  return right?.length === 1 ? right[0] : undefined;
}

function nearMiss(text: string, type: string | undefined) {
  return type === undefined
    ? (catalog.authMethods.nearMiss(text) ?? wholeApplication(text))
    : catalog.values.nearMiss(type, text);
}

/** A value that AD FS does not know but almost: what was meant. */
function almost({ text, type, pattern, ignoreCase }: ValueText): Card | undefined {
  const miss = nearMiss(text, type);
  if (!miss) return undefined;
  const [right] = miss.right;
  if (ignoreCase && right.toLowerCase() === text.toLowerCase()) {
    return known({ text: right, type, pattern, ignoreCase });
  }
  // A fragment is what a search is for.
  if (pattern && miss.slips.includes('prefix')) return known({ text: right, type, pattern, ignoreCase });
  const meant = known({ text: right, type, pattern, ignoreCase });
  const values = miss.right.map((value) => code(value)).join(' and ');
  return {
    lines: [`**Not a known value.** Probably meant: ${values}.`, slipSentence(miss.slips)],
    details: meant?.lines.slice(0, 2) ?? [],
    source: meant?.source,
  };
}

function wholeApplication(text: string) {
  return /^microsoft\.exchange\./i.test(text) ? catalog.clientApplications.nearMiss(text) : undefined;
}

/** Permit and deny count by being there; the value is free text (language.md 4.3). */
function decisionValue({ text, type }: ValueText): Card | undefined {
  if (type !== claimTypeUri.permit && type !== claimTypeUri.deny) return undefined;
  const does = type === claimTypeUri.permit ? 'permits' : 'denies';
  return {
    lines: [`AD FS does not look at this value: issuing the claim ${does} access, also with ${code(text)}.`],
    source: catalog.claimTypes.byUri(type),
  };
}

function applicationCard(entry: ClientApplication): Card {
  const { exchangeOnline, exchangeServer } = catalog.clientApplications.policySwitches(entry);
  const names = (list: readonly string[]) => list.map((name) => code(name)).join(' and ');
  const switches = [
    ...(exchangeOnline.length > 0 ? [`${names(exchangeOnline)} off (Exchange Online)`] : []),
    ...(exchangeServer.length > 0 ? [`${names(exchangeServer)} on (Exchange Server)`] : []),
  ];
  const status =
    entry.status === 'obsolete'
      ? [`**Obsolete.** Now: ${names(entry.replacedBy)}.`]
      : entry.status === 'unverified'
        ? ['**Never seen.** It stands in blogs, but nothing shows that it is sent.']
        : [];
  return {
    lines: [
      `${bold(entry.protocol ?? entry.value)}: client application ${code(entry.value)}`,
      ...status,
      prose(entry.description),
      `**MFA:** ${prose(entry.mfaImplication)}`,
    ],
    details: [
      `**With modern authentication:** ${prose(entry.withModernAuthentication)}`,
      ...(switches.length > 0
        ? [`**Switch that closes it:** ${switches.join(', ')}, in an authentication policy`]
        : []),
      ...(entry.clients.length > 0 ? [`**Clients:** ${few(entry.clients.map(prose), 4)}`] : []),
      ...(entry.replacement.other === null ? [] : [`**See also:** ${prose(entry.replacement.other)}`]),
      ...(entry.notes === null ? [] : [prose(firstSentences(entry.notes, 240))]),
    ],
    source: entry,
  };
}

const factors: Readonly<Record<AuthMethod['factor'], string | undefined>> = {
  single: 'one factor',
  second: 'a second factor',
  multi: 'several factors',
  either: 'one factor or several, depending on the place',
  provider: 'names a provider, not a method',
  unknown: undefined,
};

function methodCard(method: AuthMethod): Card {
  const factor = factors[method.factor];
  const unverified = method.status === 'unverified' ? ['**Unverified spelling.**'] : [];
  return {
    lines: [
      `${bold(method.name)}: authentication ${method.factor === 'provider' ? 'provider' : 'method'}`,
      ...unverified,
      prose(method.description),
    ],
    details: [
      ...(factor === undefined ? [] : [`**Factor:** ${factor}`]),
      ...(method.usedIn.length === 0 ? [] : [`**Used in:** ${few(method.usedIn.map(prose), 4)}`]),
      ...(method.notes === '' ? [] : [prose(firstSentences(method.notes, 240))]),
      code(method.value, 200),
    ],
    source: method,
  };
}

function sidCard(text: string, { entry, domain, rid, wellKnown }: SidMatch): Card {
  if (!wellKnown) {
    return {
      lines: [
        `${bold(shortSid(text))}: account or group of a domain, number ${rid}`,
        'The SID alone does not say which. On a machine with the Active Directory module:',
        code(`Get-ADObject -Filter "objectSid -eq '${text}'"`),
      ],
      source: entry,
    };
  }
  return {
    lines: [
      `${bold(entry.name)}: ${code(shortSid(text))}`,
      prose(entry.meaning),
      ...(entry.status === 'never-in-token' ? ['**Never arrives in a claim.**'] : []),
    ],
    details: [
      ...(entry.inRules === null ? [] : [prose(entry.inRules)]),
      ...(domain === null ? [] : [`**Domain:** ${code(`S-1-5-21-${domain}`)}`]),
      ...(entry.securityRelevance === 'high' ? ['**Security:** high. Rules on it change who gets in.'] : []),
    ],
    source: entry,
  };
}

function ridCard(text: string, entry: SidMatch['entry']): Card {
  const loose = text.startsWith('-')
    ? 'The pattern does not name the domain: the group of every domain matches.'
    : `Write ${code(`-${text}$`)}: without the dash other numbers that end in ${text} match as well.`;
  return {
    lines: [`${bold(entry.name)}: every SID that ends in ${code(text)}`, prose(entry.meaning), loose],
    details: entry.inRules === null ? [] : [prose(entry.inRules)],
    source: entry,
  };
}

const flows: Readonly<Record<Endpoint['flow'], string>> = {
  passive: 'browser sign-in (passive)',
  active: 'sign-in without a browser (active, WS-Trust)',
  oauth: 'OAuth 2.0 and OpenID Connect',
  metadata: 'metadata; issues no tokens, so no rule sees it',
  infrastructure: 'infrastructure; issues no tokens, so no rule sees it',
};

function endpointCard(text: string, entry: Endpoint, below: boolean): Card {
  const yes = (on: boolean | null) => (on === null ? 'not documented' : on ? 'on' : 'off');
  return {
    lines: [
      `${code(entry.path)}: ${flows[entry.flow]}`,
      ...(below ? [`${code(text)} lies below it.`] : []),
      prose(entry.description),
    ],
    details: [
      `**Protocol:** ${prose(entry.protocol)}, **credential:** ${prose(entry.credential)}`,
      ...(entry.usedBy.length === 0 ? [] : [`**Used by:** ${few(entry.usedBy.map(prose), 4)}`]),
      `**By default:** ${yes(entry.enabledByDefault)}, through the proxy ${yes(entry.proxyEnabledByDefault)}`,
      ...(entry.notes === null ? [] : [prose(firstSentences(entry.notes, 240))]),
    ],
    source: entry,
  };
}

function userAgentCard(entry: UserAgent): Card {
  return {
    lines: [
      `${bold(entry.fragment)}: ${prose(entry.indicates)}`,
      'User agents are free text and easily forged: good for convenience, never for access.',
    ],
    details: [`**Reliability:** ${entry.reliability}`, prose(firstSentences(entry.caveat, 240))],
    source: entry,
  };
}
