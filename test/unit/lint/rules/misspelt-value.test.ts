import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'misspelt-value';
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const endpoint = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-endpoint-absolute-path';
const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';
const format = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/format';

const read = (value: string, type = application): string =>
  `exists([Type == "${type}", ${value}]) => issue(Type = "a", Value = "b");`;

describe('a slip in a known value is found', () => {
  it.each([
    read('Value == "⟦Microsoft.Exchange.Activesync⟧"'),
    read('value != "⟦microsoft.exchange.rpc⟧"'),
    read('Value == "⟦ActiveSync⟧"'),
    read('Value == "⟦adfs/ls/⟧"', endpoint),
    read(`Value == "⟦https://schemas.microsoft.com/claims/multipleauthn⟧"`, method),
    read('Value == "⟦Microsoft.Exchange.ActiveSyncMicrosoft.Exchange.RPC⟧"'),
    read('Value =~ "^⟦Microsoft\\.Exchange\\.Activesync⟧$"'),
    read('Value =~ "Microsoft.Exchange.RPC|⟦Microsoft.Exchange.webservices⟧"'),
    read('Value =~ "⟦Activesync⟧"'),
    read('Value =~ "^(?i)⟦https://schemas\\.microsoft\\.com/claims/multipleauthn⟧$"', method),
    `=> issue(Value = "⟦https://schemas.microsoft.com/claims/multipleauthn⟧", Type = "${method}");`,
    `=> issue(Type = "a", Value = "b", Properties["${format}"] = "⟦urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified⟧");`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    read('Value == "Microsoft.Exchange.ActiveSync"'),
    read('Value == "Contoso.Mail"'),
    read('Value =~ "ActiveSync"'),
    read('Value =~ "(?i)activesync"'),
    read('Value =~ "^Microsoft\\.Exchange\\.(ActiveSync|Autodiscover)$"'),
    read('Value =~ "Microsoft\\.Exchange\\..+"'),
    read('Value =~ "/adfs/ls"', endpoint),
    read('Value == "/adfs/ls/custom"', endpoint),
    read(`Value == "${mfa}"`, method),
    read('Value == "http://contoso.example/methods/badge"', method),
    'c:[Type == "http://contoso.example/claims/app", Value == "ActiveSync"] => issue(claim = c);',
    'c:[Type == "urn:oid:1.3.6.1.4.1.5923.1.1.1.1", Value == "Staff"] => issue(claim = c);',
    // Other lint rules speak here.
    read('Value == "Microsoft.Exchange.RPC|Microsoft.Exchange.Mapi"'),
    read('Value == "Microsoft.Exchange.ActiveSync "'),
  ])('%s', (text) => expectClean(id, text));
});

describe('the repair', () => {
  it.each([
    ['Value == "Microsoft.Exchange.Activesync"', 'Value == "Microsoft.Exchange.ActiveSync"'],
    ['Value == "ActiveSync"', 'Value == "Microsoft.Exchange.ActiveSync"'],
    ['Value =~ "^Microsoft\\.Exchange\\.Activesync$"', 'Value =~ "^Microsoft\\.Exchange\\.ActiveSync$"'],
    [
      'Value =~ "^Microsoft\\.Exchange\\.(RPC|Activesync)$"',
      'Value =~ "^Microsoft\\.Exchange\\.(RPC|ActiveSync)$"',
    ],
    [
      'Value == "Microsoft.Exchange.ActiveSyncMicrosoft.Exchange.RPC"',
      'Value =~ "^(Microsoft\\.Exchange\\.ActiveSync|Microsoft\\.Exchange\\.RPC)$"',
    ],
  ])('of %s', (wrong, right) => expectFixed(id, read(wrong), read(right)));

  it('of a scheme inside an expression', () => {
    expectFixed(
      id,
      read('Value =~ "^(?i)https://schemas\\.microsoft\\.com/claims/multipleauthn$"', method),
      read('Value =~ "^(?i)http://schemas\\.microsoft\\.com/claims/multipleauthn$"', method),
    );
  });
});
