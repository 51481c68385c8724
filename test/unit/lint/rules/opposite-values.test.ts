import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const inside = 'Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork"';
const application =
  'Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application"';
const action = ' => issue(Type = "u", Value = "v");';

describe('opposite-values', () => {
  it.each([
    `exists([${inside}, Value == "true"]) && exists([${inside}, ⟦Value == "false"⟧])`,
    `a:[${inside}, value == "true"] && [⟦Value == "false"⟧, ${inside}]`,
    `exists([${application}, Value == "Microsoft.Exchange.Pop"]) && exists([${application}, ⟦Value == "Microsoft.Exchange.Imap"⟧])`,
  ])('%s', (conditions) => {
    expectFindings('opposite-values', conditions + action);
  });

  it.each([
    `exists([${inside}, Value == "true"]) && exists([${inside}, Value == "true"])`,
    `exists([${inside}, Value == "true"]) && not exists([${inside}, Value == "false"])`,
    `exists([${inside}, Value == "true"]) && exists([${application}, Value == "Microsoft.Exchange.Pop"])`,
    `exists([${inside}, Value == "true"]) && exists([${inside}, Value =~ "^(?i)false$"])`,
    'exists([Type == "role", Value == "a"]) && exists([Type == "role", Value == "b"])',
    `exists([${inside}, Value == "true"]) && exists([${inside}, Value == `,
  ])('none in %s', (conditions) => {
    expectClean('opposite-values', conditions + action);
  });
});
