/** The script that brings rules to a farm. It runs on the AD FS server; nothing here runs it. */

import { escapeFor, quoteForPowerShell } from '../embedded/index.ts';
import type { Stage } from '../semantics/stage.ts';
import { deploymentBody } from './deploymentBody.ts';
import { safeFileName } from './fileNames.ts';
import { GLOBAL_NAME, parametersOf, type StageRules, type TrustKind, trustKinds } from './trust.ts';

/** What is to be set, and where. */
export interface Deployment {
  readonly kind: TrustKind;
  /** The name of the trust; of no account for `global`. */
  readonly name: string;
  /** `append` puts the rules behind those that are there, and leaves out what is there already. */
  readonly mode: 'replace' | 'append';
  /** At most one text a stage. */
  readonly rules: readonly StageRules[];
}

/** A PowerShell script for the AD FS server. */
export interface DeploymentScript {
  /** What to suggest as the name of the file. */
  readonly fileName: string;
  /**
   * Starts with a byte order mark: without it Windows PowerShell 5.1 takes the file for ANSI text. The line breaks
   * of the rules are as they were given.
   */
  readonly text: string;
}

/** Why there is no script, in a sentence for the user. */
export interface Refused {
  readonly refused: string;
}

/** Names of properties and cmdlets come from the catalogue. Any text of rules is taken; AD FS checks it in the script. */
export function deploymentScript({ kind, name, mode, rules }: Deployment): DeploymentScript | Refused {
  const { noun, get, set, list } = trustKinds[kind];
  const parameters = parametersOf(kind);
  const named = kind !== 'global';
  const target = named ? name : GLOBAL_NAME;
  if (target.trim() === '') return { refused: `Give the name of the ${noun}.` };
  const wanted = rules.filter(({ text }) => text.trim() !== '');
  if (wanted.length === 0) return { refused: 'There are no rules to deploy.' };
  const seen = new Set<Stage>();
  for (const { stage } of wanted) {
    if (!parameters.has(stage)) return { refused: `${sentence(noun)} has no ${stage} rules.` };
    if (seen.has(stage)) return { refused: `There are two files for the ${stage} rules. Keep one.` };
    seen.add(stage);
  }
  const eol =
    wanted.map(({ text }) => /\r\n|\n/.exec(text)?.[0]).find((found) => found !== undefined) ?? '\r\n';
  const lines = (text: string) => text.replaceAll('\n', eol);
  const what = named ? `the ${noun} "${target}"` : `the ${noun}`;
  const fileName = safeFileName(target);
  const verb = mode === 'append' ? 'Adds' : 'Sets';
  const head = `<#
.SYNOPSIS
${verb} claim rules: ${comment(what)}.
.DESCRIPTION
Run it on the primary AD FS server. It lets AD FS check the rules, shows what changes, asks, writes a backup
and only then sets the rules. It stops at the first error.
.EXAMPLE
${comment(callOf(fileName))} -WhatIf
Shows what would change, and changes nothing.
.EXAMPLE
${comment(callOf(fileName))} -Restore ${comment(pathOf(`${fileName}.backup-20260131-235959.json`))}
Sets the rules of a backup again.
#>
#Requires -Version 4.0
#Requires -RunAsAdministrator
#Requires -Modules ADFS
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
${named ? `    [string] $TargetName = ${quoteLine(target)},\n` : ''}    # The folder for the backup; without it the folder of this script.
    [string] $BackupFolder = $PSScriptRoot,
    # A backup of this script, to go back to.
    [string] $Restore
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
${named ? '' : `$TargetName = ${quoteLine(target)}\n`}
$append = ${mode === 'append' ? '$true' : '$false'}
$rules = [ordered]@{}
`;
  const sets = wanted.map(
    ({ stage, text }) => `${lines('$rules')}['${parameters.get(stage)}'] = ${quoteForPowerShell(text)}${eol}`,
  );
  const settings = `
$allParameters = ${[...parameters.values()].map((parameter) => `'${parameter}'`).join(', ')}
$backupList = '${list}'
$fileName = ${quoteLine(fileName)}
$what = ${named ? `'the ${noun} "{0}"' -f $TargetName` : `'the ${noun}'`}
$lineEnds = [string]::Concat([char] 13, [char] 10, [char] 13, [char] 10)
${named ? namedTarget(noun, get, set) : globalTarget(get, set)}`;
  return {
    fileName: `${fileName}.ps1`,
    text: `\ufeff${lines(head)}${sets.join('')}${lines(settings + deploymentBody)}`,
  };
}

function namedTarget(noun: string, get: string, set: string): string {
  return `
function Get-Target {
    $found = @(${get} | Where-Object { $_.Name -eq $TargetName })
    if ($found.Count -ne 1) { throw ('Found {0} objects of the kind "${noun}" named "{1}", not one.' -f $found.Count, $TargetName) }
    return $found[0]
}

function Set-Target([hashtable] $Changes) {
    ${set} -TargetName $TargetName @Changes
}
`;
}

/**
 * The cmdlet gives the text of the rules itself (learn.microsoft.com, Get-AdfsAdditionalAuthenticationRule). Its counterpart
 * requires a text, and PowerShell refuses `$null` for a required parameter unless the cmdlet says otherwise: to go back
 * to no rules at all a rule then stands for none.
 */
function globalTarget(get: string, set: string): string {
  return `
# Stands for no rules where AD FS wants a text: it never applies.
$never = '@RuleName = "None" [Type == "urn:none", Type != "urn:none"] => issue(Type = "urn:none", Value = "none");'

function Get-Target {
    $text = ''
    foreach ($part in @(${get})) {
        if ($null -eq $part) { continue }
        if ($part.PSObject.Properties['AdditionalAuthenticationRules']) { $part = $part.AdditionalAuthenticationRules }
        $text = $text + [string] $part
    }
    if (Test-SameRule $text $never) { $text = '' }
    return New-Object PSObject -Property @{ AdditionalAuthenticationRules = $text }
}

function Set-Target([hashtable] $Changes) {
    try {
        ${set} @Changes
    }
    catch [System.Management.Automation.ParameterBindingException] {
        if ($null -ne $Changes['AdditionalAuthenticationRules']) { throw }
        ${set} -AdditionalAuthenticationRules $never
    }
}
`;
}

/** A value on one line; names of trusts are short and hold no line break but in an attack. */
function quoteLine(text: string): string {
  return /[\r\n\0]/.test(text)
    ? `"${escapeFor('double', text, { lineBreaks: true })}"`
    : `'${escapeFor('single', text)}'`;
}

/** How a script in the current folder is run: a name with blanks, or whatever else PowerShell reads, stands in quotes. */
function callOf(fileName: string): string {
  const path = pathOf(`${fileName}.ps1`);
  return path.startsWith("'") ? `& ${path}` : path;
}

function pathOf(fileName: string): string {
  const path = `.\\${fileName}`;
  return /^[\w.-]+$/.test(fileName) ? path : quoteLine(path);
}

/** Text for a comment, which it can neither end nor turn round. */
function comment(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('#>', '# >');
}

function sentence(noun: string): string {
  return /^[AEIO]/i.test(noun) ? `An ${noun}` : `A ${noun}`;
}
