/** Exports of a small farm of our own, the way PowerShell writes them. */

export const issuance =
  '@RuleTemplate = "PassThroughClaims"\r\n@RuleName = "Pass the mail address"\r\nc:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"]\r\n => issue(claim = c);\r\n\r\n@RuleName = "Engineers’ role"\r\nc:[Type == "http://contoso.example/claims/dept", Value == "Research"]\r\n => issue(Type = "http://contoso.example/claims/role", Value = "engineer");\r\n\r\n';
export const permitAll =
  '@RuleTemplate = "AllowAllAuthzRule"\r\n => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");\r\n\r\n';
export const acceptance = 'c:[Type == "http://contoso.example/claims/dept"]\r\n => issue(claim = c);\r\n\r\n';
export const mfa =
  'c:[Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"]\r\n => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");\r\n\r\n';

/** What the export script writes. */
export const scriptJson = {
  format: 'adfs-claim-rules-export',
  version: 1,
  created: '2026-01-31T23:59:59.0000000Z',
  relyingPartyTrusts: [
    {
      Name: 'Contoso: Payroll / HR?',
      Identifier: ['https://payroll.contoso.example/', 'urn:payroll'],
      Enabled: 'True',
      IssuanceAuthorizationRules: permitAll,
      DelegationAuthorizationRules: '',
      ImpersonationAuthorizationRules: '',
      AdditionalAuthenticationRules: '',
      IssuanceTransformRules: issuance,
      AccessControlPolicyName: '',
    },
    {
      Name: 'CON',
      Identifier: ['urn:con'],
      IssuanceTransformRules: issuance,
      AccessControlPolicyName: 'Permit everyone',
    },
  ],
  claimsProviderTrusts: [
    { Name: 'Active Directory', Identifier: ['AD AUTHORITY'], AcceptanceTransformRules: acceptance },
  ],
  webApiApplications: [{ Name: 'Orders', Identifier: ['api://orders'], IssuanceTransformRules: issuance }],
  global: [{ AdditionalAuthenticationRules: mfa }],
};

/** `Get-AdfsRelyingPartyTrust | Export-Clixml`, with the properties that matter and some of the rest. */
export function clixml(name: string, rules: Readonly<Record<string, string | null>>): string {
  const escaped = (text: string) =>
    text
      .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll(/[\r\n\t]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
  const properties = Object.entries(rules).map(([property, text]) =>
    text === null ? `<Nil N="${property}" />` : `<S N="${property}">${escaped(text)}</S>`,
  );
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
  <Obj RefId="0">
    <TN RefId="0">
      <T>Microsoft.IdentityServer.Management.Resources.RelyingPartyTrust</T>
      <T>System.Object</T>
    </TN>
    <ToString>Microsoft.IdentityServer.Management.Resources.RelyingPartyTrust</ToString>
    <Props>
      <Obj N="AllowedAuthenticationClassReferences" RefId="1"><TN RefId="1"><T>System.String[]</T></TN><LST /></Obj>
      <B N="EncryptClaims">true</B>
      <Obj N="Identifier" RefId="2">
        <TNRef RefId="1" />
        <LST><S>https://payroll.contoso.example/</S><S>urn:payroll</S></LST>
      </Obj>
      <S N="Name">${escaped(name)}</S>
      ${properties.join('\n      ')}
    </Props>
  </Obj>
</Objs>`;
}
