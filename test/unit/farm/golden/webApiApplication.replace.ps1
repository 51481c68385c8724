<#
.SYNOPSIS
Sets claim rules: the Web API application "Orders API".
.DESCRIPTION
Run it on the primary AD FS server. It lets AD FS check the rules, shows what changes, asks, writes a backup
and only then sets the rules. It stops at the first error.
.EXAMPLE
& '.\Orders API.ps1' -WhatIf
Shows what would change, and changes nothing.
.EXAMPLE
& '.\Orders API.ps1' -Restore '.\Orders API.backup-20260131-235959.json'
Sets the rules of a backup again.
#>
#Requires -Version 4.0
#Requires -RunAsAdministrator
#Requires -Modules ADFS
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [string] $TargetName = 'Orders API',
    # The folder for the backup; without it the folder of this script.
    [string] $BackupFolder = $PSScriptRoot,
    # A backup of this script, to go back to.
    [string] $Restore
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$append = $false
$rules = [ordered]@{}
$rules['IssuanceTransformRules'] = @"
'@ "`$x" ``n
'@
`"@ c:[Type == "http://contoso.example/claims/login", Value =~ "^CONTOSO\\(?<user>.+)`$"]
 => issue(Type = "user", Value = RegExReplace(c.Value, "^CONTOSO\\(?<user>.+)`$", "`${user}"));

"@

$allParameters = 'IssuanceAuthorizationRules', 'DelegationAuthorizationRules', 'ImpersonationAuthorizationRules', 'AdditionalAuthenticationRules', 'IssuanceTransformRules'
$backupList = 'webApiApplications'
$fileName = 'Orders API'
$what = 'the Web API application "{0}"' -f $TargetName
$lineEnds = [string]::Concat([char] 13, [char] 10, [char] 13, [char] 10)

function Get-Target {
    $found = @(Get-AdfsWebApiApplication | Where-Object { $_.Name -eq $TargetName })
    if ($found.Count -ne 1) { throw ('Found {0} objects of the kind "Web API application" named "{1}", not one.' -f $found.Count, $TargetName) }
    return $found[0]
}

function Set-Target([hashtable] $Changes) {
    Set-AdfsWebApiApplication -TargetName $TargetName @Changes
}

# The rules one by one, as AD FS takes them apart. Stops with the words of AD FS where it does not accept the text.
function Read-Rules([string] $Text, [string] $What) {
    if ($Text.Trim() -eq '') { return }
    try {
        $set = New-AdfsClaimRuleSet -ClaimRule $Text
    }
    catch {
        throw ('AD FS does not accept {0}: {1}' -f $What, $_.Exception.Message)
    }
    foreach ($rule in $set.ClaimRules) { ([string] $rule).Trim() }
}

# A property as text; empty where there is none.
function Get-Text($Object, [string] $Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property -and $null -ne $property.Value) { return [string] $property.Value }
    return ''
}

# A rule without the blanks outside of its strings, so that the layout of AD FS is no difference.
function Get-Key([string] $Rule) {
    return [regex]::Replace($Rule, '("[^"]*")|\s+', '$1')
}

function Test-SameRule([string] $First, [string] $Second) {
    return [string]::CompareOrdinal((Get-Key $First), (Get-Key $Second)) -eq 0
}

function Test-SameRules([string[]] $First, [string[]] $Second) {
    if ($First.Length -ne $Second.Length) { return $false }
    for ($i = 0; $i -lt $First.Length; $i++) {
        if (-not (Test-SameRule $First[$i] $Second[$i])) { return $false }
    }
    return $true
}

function Test-HasRule([string[]] $Rules, [string] $Rule) {
    foreach ($each in $Rules) {
        if (Test-SameRule $each $Rule) { return $true }
    }
    return $false
}

# Shows what goes (-) and what comes (+), rule by rule. The longest common rest of two lists decides what stays.
function Show-Difference([string] $Name, [string[]] $Old, [string[]] $New) {
    Write-Host ''
    Write-Host ('{0}: {1} rule(s) now, {2} afterwards' -f $Name, $Old.Length, $New.Length)
    $rows = $Old.Length
    $columns = $New.Length
    $oldKeys = @($Old | ForEach-Object { Get-Key $_ })
    $newKeys = @($New | ForEach-Object { Get-Key $_ })
    $common = New-Object 'int[,]' ($rows + 1), ($columns + 1)
    for ($i = $rows - 1; $i -ge 0; $i--) {
        for ($j = $columns - 1; $j -ge 0; $j--) {
            if ([string]::CompareOrdinal($oldKeys[$i], $newKeys[$j]) -eq 0) {
                $common[$i, $j] = $common[($i + 1), ($j + 1)] + 1
            }
            else {
                $common[$i, $j] = [Math]::Max($common[($i + 1), $j], $common[$i, ($j + 1)])
            }
        }
    }
    $i = 0
    $j = 0
    while ($i -lt $rows -or $j -lt $columns) {
        if ($i -lt $rows -and $j -lt $columns -and [string]::CompareOrdinal($oldKeys[$i], $newKeys[$j]) -eq 0) {
            $i++
            $j++
        }
        elseif ($j -ge $columns -or ($i -lt $rows -and $common[($i + 1), $j] -ge $common[$i, ($j + 1)])) {
            Show-Rule '-' $Old[$i] 'Red'
            $i++
        }
        else {
            Show-Rule '+' $New[$j] 'Green'
            $j++
        }
    }
}

function Show-Rule([string] $Mark, [string] $Rule, [string] $Colour) {
    foreach ($line in $Rule -split '\r?\n') {
        Write-Host ('{0} {1}' -f $Mark, $line) -ForegroundColor $Colour
    }
}

# Writes all rules of the trust to a new file, and gives its path.
function Save-Backup($Target) {
    $record = [ordered]@{ Name = $TargetName }
    foreach ($name in $allParameters) { $record[$name] = Get-Text $Target $name }
    $record['AccessControlPolicyName'] = Get-Text $Target 'AccessControlPolicyName'
    $backup = [ordered]@{
        format = 'adfs-claim-rules-export'
        version = 1
        created = [DateTime]::UtcNow.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
    }
    $backup[$backupList] = @($record)
    $stamp = [DateTime]::Now.ToString('yyyyMMdd-HHmmss', [Globalization.CultureInfo]::InvariantCulture)
    $folder = (Get-Item -LiteralPath $BackupFolder).FullName
    $file = Join-Path $folder ('{0}.backup-{1}.json' -f $fileName, $stamp)
    if (Test-Path -LiteralPath $file) { throw ('The backup {0} is there already.' -f $file) }
    ConvertTo-Json -InputObject $backup -Depth 6 | Set-Content -LiteralPath $file -Encoding UTF8
    return $file
}

if ($Restore) {
    $saved = Get-Content -LiteralPath $Restore -Raw -Encoding UTF8 | ConvertFrom-Json
    $list = $saved.PSObject.Properties[$backupList]
    $records = @()
    if ($list) { $records = @($list.Value | Where-Object { $_.Name -eq $TargetName }) }
    if ($records.Count -ne 1) { throw ('{0} is no backup of {1}.' -f $Restore, $what) }
    foreach ($name in @($rules.Keys)) { $rules[$name] = Get-Text $records[0] $name }
    $append = $false
}

$target = Get-Target
$changes = @{}
$expected = @{}
foreach ($name in $rules.Keys) {
    $new = @(Read-Rules $rules[$name] ('the new ' + $name))
    $oldText = Get-Text $target $name
    $old = @(Read-Rules $oldText ('the present ' + $name))
    $newText = $rules[$name]
    if ($append) {
        $missing = @($new | Where-Object { -not (Test-HasRule $old $_) })
        if ($missing.Count -lt $new.Count) {
            Write-Host ('{0}: {1} rule(s) are there already.' -f $name, ($new.Count - $missing.Count))
            $newText = $missing -join $lineEnds
        }
        if ($old.Count -gt 0) { $newText = $oldText.TrimEnd() + $lineEnds + $newText }
        $new = @($old) + $missing
    }
    if (Test-SameRules $old $new) {
        Write-Host ('{0}: no change.' -f $name)
        continue
    }
    Show-Difference $name $old $new
    $expected[$name] = $new
    $changes[$name] = $newText
    if ($new.Count -eq 0) { $changes[$name] = $null }
}
if ($changes.Count -eq 0) { return }

$policy = Get-Text $target 'AccessControlPolicyName'
if ($policy) {
    foreach ($name in 'IssuanceAuthorizationRules', 'AdditionalAuthenticationRules') {
        if ($changes.ContainsKey($name)) {
            throw ('{0} uses the access control policy "{1}", which takes the place of {2}. Take it away first (-AccessControlPolicyName $null), or leave these rules out.' -f $what, $policy, $name)
        }
    }
}

Write-Host ''
$names = @($changes.Keys | Sort-Object) -join ', '
if (-not $PSCmdlet.ShouldProcess($what, ('Set {0}' -f $names))) { return }
# Asked once is enough.
$ConfirmPreference = 'None'
$backupFile = Save-Backup $target
Write-Host ('Backup: {0}' -f $backupFile)
Set-Target $changes

$target = Get-Target
foreach ($name in $changes.Keys) {
    $now = @(Read-Rules (Get-Text $target $name) ('the present ' + $name))
    if (-not (Test-SameRules $expected[$name] $now)) {
        Write-Warning ('AD FS returns the {0} in other words than they were set. Compare them.' -f $name)
    }
}
Write-Host ('Done. To go back, run this script with -Restore "{0}"' -f $backupFile)
