import type { ServerContext } from './context.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { RuleFileDocument } from './document.ts';

/** Any rule does, where a label, a type, a pattern and a query are looked at. */
const rules = `@RuleName = "Role"
c:[Type == "urn:fabrikam:group", Value =~ "^S-1-5-21-", Issuer == "AD AUTHORITY"]
 => issue(store = "Active Directory", types = ("urn:fabrikam:role"), query = ";title;{0}", param = c.Value);
`;

/**
 * Checks a rule of our own, so that what every check needs is read and compiled while the client is still busy with
 * what the server can do: the problems of the first file are there the sooner.
 */
export function warmUp(context: ServerContext): void {
  try {
    const document = new RuleFileDocument('untitled:warm-up', 'adfsrule', 0, rules, context.settings.dialect);
    diagnosticsOf(context.service, document, (it) => context.setupOf(it));
  } catch (error) {
    context.log(`Warming up failed: ${String(error)}`);
  }
}
