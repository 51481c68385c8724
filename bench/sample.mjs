/** Texts to measure with: the same invented rules as claim rules and as JSON. */

const space = 'http://schemas.contoso.example/ws/2008/06/identity/claims';

/** One rule of a mixed set; `i` makes names and values differ. */
function rule(i) {
  switch (i % 4) {
    case 0:
      return {
        template: 'PassThroughClaims',
        name: `Pass through ${i}`,
        conditions: [{ label: 'c', type: `${space}/department${i}` }],
        issue: { claim: 'c' },
      };
    case 1:
      return {
        name: `Role for group ${i}`,
        conditions: [
          {
            label: 'c',
            type: `${space}/groupsid`,
            value: `S-1-5-21-1004336348-1177238915-682003330-${i}`,
            issuer: 'AD AUTHORITY',
          },
        ],
        issue: {
          type: `${space}/role`,
          value: `engineer${i}`,
          issuer: 'c.Issuer',
          originalIssuer: 'c.OriginalIssuer',
        },
      };
    case 2:
      return {
        template: 'LdapClaims',
        name: `Attributes ${i}`,
        conditions: [{ label: 'c', type: `${space}/windowsaccountname`, issuer: 'AD AUTHORITY' }],
        issue: {
          store: 'Active Directory',
          types: [`${space}/upn`, `${space}/emailaddress`, `${space}/displayname${i}`],
          query: ';userPrincipalName,mail,displayName;{0}',
          param: 'c.Value',
        },
      };
    default:
      return {
        name: `Account without domain ${i}`,
        conditions: [
          { label: 'user', type: `${space}/windowsaccountname` },
          { label: 'mail', type: `${space}/emailaddress`, pattern: '^(?i).+@contoso\\.example$' },
        ],
        issue: {
          type: `${space}/account${i}`,
          replace: { text: 'user.Value', pattern: '^[^\\\\]+\\\\(?<name>.+)$', replacement: '${name}' },
          suffix: 'mail.Value',
        },
      };
  }
}

function toRuleText({ template, name, conditions, issue }) {
  const head = `${template ? `@RuleTemplate = "${template}"\r\n` : ''}@RuleName = "${name}"\r\n`;
  const selectors = conditions.map(({ label, type, value, issuer, pattern }) => {
    const tests = [`Type == "${type}"`];
    if (value) tests.push(`Value == "${value}"`);
    if (pattern) tests.push(`Value =~ "${pattern}"`);
    if (issuer) tests.push(`Issuer == "${issuer}"`);
    return `${label}:[${tests.join(', ')}]`;
  });
  return `${head}${selectors.join('\r\n && ')}\r\n => issue(${toArguments(issue)});\r\n\r\n`;
}

function toArguments(issue) {
  if (issue.claim) return `claim = ${issue.claim}`;
  if (issue.store) {
    const types = issue.types.map((type) => `"${type}"`).join(', ');
    return `store = "${issue.store}", types = (${types}), query = "${issue.query}", param = ${issue.param}`;
  }
  if (issue.replace) {
    const { text, pattern, replacement } = issue.replace;
    return `Type = "${issue.type}", Value = RegExReplace(${text}, "${pattern}", "${replacement}") + ${issue.suffix}`;
  }
  return `Type = "${issue.type}", Value = "${issue.value}", Issuer = ${issue.issuer}, OriginalIssuer = ${issue.originalIssuer}`;
}

/** `count` claim rules. */
export function ruleText(count) {
  return Array.from({ length: count }, (_, i) => toRuleText(rule(i))).join('');
}

/** `count` rules as JSON, indented by two blanks as `JSON.stringify` writes it. */
export function jsonText(count) {
  return JSON.stringify(
    Array.from({ length: count }, (_, i) => rule(i)),
    null,
    2,
  );
}

/** As much of either as fits into `size` UTF-16 units. */
export function ofSize(make, size) {
  const perRule = make(400).length / 400;
  let count = Math.floor(size / perRule);
  let text = make(count);
  while (text.length < size) text = make(++count);
  return { text, count };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
