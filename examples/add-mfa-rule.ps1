# Adds a rule to the additional authentication rules of a trust. Setting rules replaces the whole set,
# so the old text is read first, kept in a file, and written back together with the new rule.
[CmdletBinding(SupportsShouldProcess)]
param (
    [string] $TrustName = 'Microsoft Office 365 Identity Platform'
)

$trust = Get-AdfsRelyingPartyTrust -Name $TrustName
$before = $trust.AdditionalAuthenticationRules
Set-Content -Path "mfa-rules-before-$(Get-Date -Format yyyyMMdd-HHmmss).adfsrule" -Value $before -Encoding UTF8

# Single quotes: between double quotes PowerShell would eat every $ of the rule.
$rule = @'
@RuleName = "Ask the finance group for a second factor outside"
exists([Type == "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value == "false"])
 && exists([Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid", Value == "S-1-5-21-1004336348-1177238915-682003330-1187"])
 => issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");
'@

if ($PSCmdlet.ShouldProcess($TrustName, 'Set-AdfsRelyingPartyTrust')) {
    Set-AdfsRelyingPartyTrust -TargetName $TrustName -AdditionalAuthenticationRules ($before + "`r`n`r`n" + $rule)
}
