/** Expressions as they occur in claim rules. See https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference */
import type { Row } from '../row.ts';

export const adfs: readonly Row[] = [
  ['^(?i)contoso\\\\(?<user>.+)$', 'CONTOSO\\jane', 'CONTOSO\\jane@0 user=jane'],
  [
    '^(?<domain>[^\\\\]+)\\\\(?<user>.+)$',
    'CONTOSO\\jane',
    'CONTOSO\\jane@0 domain=CONTOSO user=jane',
    { replace: ['FABRIKAM\\${user}', 'FABRIKAM\\jane'] },
  ],
  ['(?<user>[^\\\\]+)$', 'CONTOSO\\jane', 'jane@8 user=jane', { replace: ['${user}', 'CONTOSO\\jane'] }],
  ['^S-1-5-21-.+-513$', 'S-1-5-21-1-2-3-513', 'S-1-5-21-1-2-3-513@0'],
  ['\\b192\\.168\\.1\\.(?:[1-9]|[1-9]\\d|1\\d\\d)\\b', '10.0.0.1,192.168.1.77', '192.168.1.77@9'],
  ['^(?!192\\.168\\.1\\.77|10\\.83\\.118\\.23)', '192.168.1.77', '-'],
  ['^(?!192\\.168\\.1\\.7)', '192.168.1.70', '-'],
  ['(/adfs/ls)|(/adfs/oauth2)', '/adfs/oauth2/token', '/adfs/oauth2@0 1=- 2=/adfs/oauth2'],
  ['^director', 'director of it', 'director@0'],
  ['contoso.com$', 'contosoxcom', 'contosoxcom@0'],
  ['contoso\\.com$', 'contoso.com\n', 'contoso.com@0'],
  [
    '^[^@]+@(?<suffix>.*)$',
    'jane@contoso.com',
    'jane@contoso.com@0 suffix=contoso.com',
    { replace: ['http://${suffix}/adfs/services/trust/', 'http://contoso.com/adfs/services/trust/'] },
  ],
  [
    '.+@(?<domain>.+)',
    'jane@contoso.com',
    'jane@contoso.com@0 domain=contoso.com',
    { replace: ['http://${domain}/adfs/services/trust/', 'http://contoso.com/adfs/services/trust/'] },
  ],
  [
    '^CN=(?<cn>[^,]+),',
    'CN=AWS-Production,OU=x',
    'CN=AWS-Production,@0 cn=AWS-Production',
    { replace: ['$1', 'AWS-ProductionOU=x'] },
  ],
  [
    'AWS-([\\d]{12})-(\\w+)',
    'AWS-123456789012-Admin',
    'AWS-123456789012-Admin@0 1=123456789012 2=Admin',
    {
      replace: [
        'arn:aws:iam::$1:saml-provider/ADFS,arn:aws:iam::$1:role/$2',
        'arn:aws:iam::123456789012:saml-provider/ADFS,arn:aws:iam::123456789012:role/Admin',
      ],
    },
  ],
  ['(?i)true', 'TRUE', 'TRUE@0'],
  ['^(?:true|false)$', 'True', '-'],
  [
    'Microsoft\\.Exchange\\.(?:ActiveSync|Autodiscover)',
    'Microsoft.Exchange.ActiveSync',
    'Microsoft.Exchange.ActiveSync@0',
  ],
  ['^.*$', 'a\nb', '-', { replace: ['<$&>', 'a\nb'] }],
  ['(.*)', 'ab', 'ab@0 1=ab | @2 1=', { replace: ['<$1>', '<ab><>'] }],
  ['x*', 'abc', '@0 | @1 | @2 | @3', { replace: ['-', '-a-b-c-'] }],
  [
    '(?<first>\\w+)\\s(?<last>\\w+)',
    'Jane Doe',
    'Jane Doe@0 first=Jane last=Doe',
    { replace: ['${last}, ${first}', 'Doe, Jane'] },
  ],
  ['(\\w+)\\s(\\w+)', 'Jane Doe', 'Jane Doe@0 1=Jane 2=Doe', { replace: ['$2 $1 $3', 'Doe Jane $3'] }],
  ['(\\d)(\\d)?', '1 23', '1@0 1=1 2=- | 23@2 1=2 2=3', { replace: ['[$1$2]', '[1] [23]'] }],
];
