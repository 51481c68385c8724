# Puts the rules of two files onto a trust. The files replace what the trust has, so what it has is saved first.
# The paths are links: Ctrl and click opens the rule file.
[CmdletBinding(SupportsShouldProcess)]
param (
    [string] $TrustName = 'Microsoft Office 365 Identity Platform'
)

$trust = Get-AdfsRelyingPartyTrust -Name $TrustName
$stamp = Get-Date -Format yyyyMMdd-HHmmss
Set-Content -Path "issuance-before-$stamp.adfsrule" -Value $trust.IssuanceTransformRules -Encoding UTF8
Set-Content -Path "mfa-before-$stamp.adfsrule" -Value $trust.AdditionalAuthenticationRules -Encoding UTF8

if ($PSCmdlet.ShouldProcess($TrustName, 'Set-AdfsRelyingPartyTrust')) {
    Set-AdfsRelyingPartyTrust -TargetName $TrustName `
        -IssuanceTransformRulesFile "$PSScriptRoot\office365-issuance.adfsrule" `
        -AdditionalAuthenticationRulesFile .\mfa-outside-for-group.adfsrule
}
