import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'value-as-claim-type';
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
const mfa = 'http://schemas.microsoft.com/claims/multipleauthn';
const references = 'http://schemas.microsoft.com/claims/authnmethodsreferences';

describe('a value in place of the type is found', () => {
  it.each([
    'exists([Type == ⟦"Microsoft.Exchange.ActiveSync"⟧]) => issue(Type = "a", Value = "b");',
    'c:[Type == ⟦"S-1-5-32-544"⟧] => issue(claim = c);',
    `c:[Type == ⟦"${mfa}"⟧] => issue(claim = c);`,
    `=> issue(Type = ⟦"${mfa}"⟧, Value = "true");`,
    `c:[Value == "${inside}", Type == ⟦"false"⟧] => issue(claim = c);`,
    `c:[Type == ⟦"${mfa}"⟧, Value == "${references}"] => issue(claim = c);`,
  ])('%s', (marked) => void expectFindings(id, marked));
});

describe('these are left alone', () => {
  it.each([
    `c:[Type == "${references}", Value == "${mfa}"] => issue(claim = c);`,
    'c:[Type == "User", Value == "x"] => issue(claim = c);',
    'c:[Type == "groups"] => issue(claim = c);',
    'c:[Type =~ "Microsoft.Exchange.ActiveSync"] => issue(claim = c);',
    `c:[Type == "${inside}", Value == "true"] => issue(claim = c);`,
    // A claim of one's own may name a type.
    `c:[Type == "http://contoso.example/claims/source", Value == "${inside}"] => issue(claim = c);`,
    'c:[Type == ',
  ])('%s', (text) => expectClean(id, text));
});

it('the repair tests the value of the type', () => {
  expectFixed(
    id,
    'exists([type == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "a", Value = "b");',
    `exists([type == "${application}", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "a", Value = "b");`,
  );
  expectFixed(
    id,
    `c:[Type == "${mfa}"] => issue(claim = c);`,
    `c:[Type == "${references}", Value == "${mfa}"] => issue(claim = c);`,
  );
});

it('the repair exchanges what was exchanged', () => {
  expectFixed(
    id,
    `c:[Type == "false", Value == "${inside}"] => issue(claim = c);`,
    `c:[Type == "${inside}", Value == "false"] => issue(claim = c);`,
  );
});
