import { equal, match } from 'node:assert/strict';
import { example, open } from './support/documents.ts';
import { hoverAt, placeOf, type } from './support/rules.ts';

describe('Hover', () => {
  it('explains the claim type that says where the user is', async () => {
    const { text, about } = await hoverIn('mfa-outside-for-group', 'insidecorporatenetwork');
    equal(about, type.inside);
    match(text, /^\*\*Inside Corporate Network\*\*: claim type/);
    match(text, /Web Application Proxy/);
    match(text, /\*\*Values:\*\* `true` .*`false`/);
    match(text, /\[Documentation\]\(https:/);
  });

  it('explains the claim type of groups', async () => {
    const { text, about } = await hoverIn('mfa-outside-for-group', 'groupsid');
    equal(about, type.groupSid);
    match(text, /^\*\*Group SID\*\*/);
    match(text, /one claim per group/);
    match(text, /Domain Admins/);
  });

  it('says when the client application is absent', async () => {
    const { text, about } = await hoverIn('skip-mfa-for-activesync', 'x-ms-client-application');
    equal(about, type.clientApplication);
    match(text, /^\*\*Client Application\*\*/);
    match(text, /\*\*Mind:\*\* Absent for browsers and for every modern-authentication client/);
  });

  it('names the switch that closes what a client application opens', async () => {
    const { text, about } = await hoverIn('skip-mfa-for-activesync', 'Microsoft.Exchange.ActiveSync');
    equal(about, 'Microsoft.Exchange.ActiveSync');
    match(text, /^\*\*Exchange ActiveSync \(EAS\)\*\*: client application/);
    match(text, /`AllowBasicAuthActiveSync` off \(Exchange Online\)/);
  });

  it('explains one client application inside a regular expression', async () => {
    const { text, about } = await hoverIn('mfa-except-legacy-mail', 'RPC');
    equal(about, 'RPC');
    match(text, /^\*\*Outlook Anywhere \(RPC over HTTP\)\*\*: client application `Microsoft\.Exchange\.RPC`/);
    match(text, /`AllowBasicAuthRpc` off/);
  });

  it('puts a rule into words', async () => {
    const { text } = await hoverIn('mfa-outside-for-group', '=>');
    match(text, /^When the request comes from outside the corporate network and the user is in group /);
    match(text, /asks for a second factor\./);
  });
});

/** Hover over a text in one of the examples, whatever stage its name gives it. */
async function hoverIn(file: string, text: string) {
  const stage = file === 'mfa-except-legacy-mail' ? '.mfa' : '';
  const { document } = await open(example(`${file}${stage}.adfsrule`));
  return hoverAt(document, placeOf(document, text, '[Type'));
}
