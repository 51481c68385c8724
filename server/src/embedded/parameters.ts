/** Which parameters of which cmdlets take rules. The data is the caller's (the catalogue's, language.md 4.6). */

/** A rule set of the pipeline. */
export type RuleStage =
  | 'acceptance'
  | 'authorization'
  | 'delegation'
  | 'impersonation'
  | 'additionalAuthentication'
  | 'issuance';

/** A parameter that takes rules, or the path of a file with rules. */
export interface RuleParameter {
  /** Without the dash. */
  readonly name: string;
  /** Undefined where the rules can be for any stage. */
  readonly stage: RuleStage | undefined;
  readonly takes: 'text' | 'file';
  /** `cta` for the claims transformation rules of Active Directory Domain Services. */
  readonly dialect: 'adfs' | 'cta';
}

/** What the table is made of: `catalog.powershell.cmdlets()`. */
export interface CmdletData {
  readonly cmdlet: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly ruleSet: RuleStage | 'any' | null;
    readonly acceptsRuleText: boolean;
  }[];
}

/** Questions about cmdlets and their parameters. Names in any case, without the dash. */
export interface ParameterTable {
  parameter(cmdlet: string, name: string): RuleParameter | undefined;
  /** For text that names no cmdlet: keys of a splatting table, functions that hand their parameters on. */
  parameterByName(name: string): RuleParameter | undefined;
  /** The one parameter for rule text of a cmdlet that has one only, which an argument without a name goes to. */
  onlyParameter(cmdlet: string): RuleParameter | undefined;
  isCmdlet(name: string): boolean;
}

/** `Set-ADClaimTransformPolicy -Rule` takes the AD DS dialect (language.md 4.6). */
const claimsTransformation: RuleParameter = { name: 'Rule', stage: undefined, takes: 'text', dialect: 'cta' };
const claimsTransformationCmdlets = ['new-adclaimtransformpolicy', 'set-adclaimtransformpolicy'];

/** A table for `findRegions`. Make it once. */
export function parameterTable(cmdlets: readonly CmdletData[]): ParameterTable {
  const byCmdlet = new Map<string, Map<string, RuleParameter>>();
  const byName = new Map<string, RuleParameter>();
  for (const { cmdlet, parameters } of cmdlets) {
    const own = new Map<string, RuleParameter>();
    for (const { name, ruleSet, acceptsRuleText } of parameters) {
      if (ruleSet === null) continue;
      const stage = ruleSet === 'any' ? undefined : ruleSet;
      const parameter: RuleParameter = {
        name,
        stage,
        takes: acceptsRuleText ? 'text' : 'file',
        dialect: 'adfs',
      };
      own.set(name.toLowerCase(), parameter);
      byName.set(name.toLowerCase(), parameter);
    }
    byCmdlet.set(cmdlet.toLowerCase(), own);
  }
  for (const cmdlet of claimsTransformationCmdlets)
    byCmdlet.set(cmdlet, new Map([['rule', claimsTransformation]]));
  return {
    parameter: (cmdlet, name) => byCmdlet.get(cmdlet.toLowerCase())?.get(name.toLowerCase()),
    parameterByName: (name) => byName.get(name.toLowerCase()),
    onlyParameter: (cmdlet) => {
      const texts = [...(byCmdlet.get(cmdlet.toLowerCase())?.values() ?? [])].filter(
        ({ takes }) => takes === 'text',
      );
      return texts.length === 1 ? texts[0] : undefined;
    },
    isCmdlet: (name) => byCmdlet.has(name.toLowerCase()),
  };
}
