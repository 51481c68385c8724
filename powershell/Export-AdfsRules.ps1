<#
.SYNOPSIS
Writes the trusts of an AD FS farm and their claim rules to one JSON file. Changes nothing.
.DESCRIPTION
Run it on an AD FS server, with the rights of an AD FS administrator. It reads relying party trusts, claims provider
trusts, Web API applications (Windows Server 2016 and later) and the additional authentication rules for all trusts.
The file holds rules, names and identifiers: no keys and no certificates.
.EXAMPLE
.\Export-AdfsRules.ps1
Writes adfs-rules-20260131-235959.json beside the script.
.EXAMPLE
.\Export-AdfsRules.ps1 -Path C:\Backup\rules.json
#>
#Requires -Version 4.0
#Requires -Modules ADFS
[CmdletBinding()]
param(
    # The file to write. A file that is there already stays as it is, unless -Force is given.
    [string] $Path,
    [switch] $Force
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$stamp = [DateTime]::Now.ToString('yyyyMMdd-HHmmss', [Globalization.CultureInfo]::InvariantCulture)
if (-not $Path) { $Path = Join-Path $PSScriptRoot ('adfs-rules-{0}.json' -f $stamp) }
if ((Test-Path -LiteralPath $Path) -and -not $Force) {
    throw ('{0} is there already. Choose another name, or add -Force.' -f $Path)
}

# A property as text; empty where there is none.
function Read-Text($Object, [string] $Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property -and $null -ne $property.Value) { return [string] $property.Value }
    return ''
}

function Read-Trust($Trust, [string[]] $RuleProperties) {
    $record = [ordered]@{
        Name = Read-Text $Trust 'Name'
        Identifier = @($Trust.Identifier | Where-Object { $null -ne $_ } | ForEach-Object { [string] $_ })
        Enabled = Read-Text $Trust 'Enabled'
    }
    foreach ($name in $RuleProperties) { $record[$name] = Read-Text $Trust $name }
    $record['AccessControlPolicyName'] = Read-Text $Trust 'AccessControlPolicyName'
    return $record
}

$applicationRules = 'IssuanceAuthorizationRules', 'DelegationAuthorizationRules', 'ImpersonationAuthorizationRules',
    'AdditionalAuthenticationRules', 'IssuanceTransformRules'

$export = [ordered]@{
    format = 'adfs-claim-rules-export'
    version = 1
    created = [DateTime]::UtcNow.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
}
$export['relyingPartyTrusts'] = @(
    foreach ($trust in @(Get-AdfsRelyingPartyTrust)) { Read-Trust $trust $applicationRules }
)
$export['claimsProviderTrusts'] = @(
    foreach ($trust in @(Get-AdfsClaimsProviderTrust)) { Read-Trust $trust @('AcceptanceTransformRules') }
)
if (Get-Command Get-AdfsWebApiApplication -ErrorAction SilentlyContinue) {
    $export['webApiApplications'] = @(
        foreach ($application in @(Get-AdfsWebApiApplication)) { Read-Trust $application $applicationRules }
    )
}

$allTrusts = ''
foreach ($part in @(Get-AdfsAdditionalAuthenticationRule)) {
    if ($null -eq $part) { continue }
    if ($part.PSObject.Properties['AdditionalAuthenticationRules']) { $part = $part.AdditionalAuthenticationRules }
    $allTrusts = $allTrusts + [string] $part
}
$export['global'] = @([ordered]@{ Name = 'All trusts'; AdditionalAuthenticationRules = $allTrusts })

ConvertTo-Json -InputObject $export -Depth 6 | Set-Content -LiteralPath $Path -Encoding UTF8
Write-Host ('{0}: {1} relying party trust(s), {2} claims provider trust(s).' -f $Path, $export['relyingPartyTrusts'].Count, $export['claimsProviderTrusts'].Count)
