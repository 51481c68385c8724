import { median, ruleText } from './sample.mjs';
import { positionBehind, servers, startServer } from './server.mjs';

/** How many lines and rule sets the script has (issue: from the keystroke to the diagnostics in 16 ms). */
const LINES = 5000;
const SETS = 50;
const KEYSTROKES = 60;

/** A script as people write them: a function around a trust, its rules in a here-string. */
function scriptText() {
  const rules = ruleText(8).trimEnd();
  const parts = [];
  for (let i = 0; i < SETS; i++) {
    const head = `function Set-Portal${i} {\r\n    param([string]$Name = 'Portal ${i}')\r\n`;
    const lines = [
      head,
      `    $rules = @'\r\n${rules.replaceAll('contoso', `contoso${i}`)}\r\n'@\r\n`,
      `    Set-AdfsRelyingPartyTrust -TargetName $Name -IssuanceTransformRules $rules\r\n}\r\n`,
    ];
    const text = lines.join('');
    const missing = LINES / SETS - text.split('\n').length + 1;
    const filler = Array.from(
      { length: missing },
      (_, line) => `Write-Verbose "Trust ${i}: step ${line} of $($steps.Count) done" # and on\r\n`,
    );
    parts.push(text, ...filler);
  }
  return parts.join('');
}

/** From a keystroke to the diagnostics after it: in a script with rules, and in a file with as much rule text. */
export async function benchPowerShell() {
  const script = scriptText();
  const rules = ruleText(8 * SETS);
  console.log(`script of ${script.split('\n').length - 1} lines, ${SETS} rule sets:`);
  const measure = async (languageId, text, needle) => {
    const server = await startServer({ ...servers.rules, languageId });
    await server.open(text);
    const position = positionBehind(text, needle);
    const times = [];
    for (let i = 0; i < KEYSTROKES; i++) {
      const at = { line: position.line, character: position.character + i };
      const { ms, report } = await server.edit({ start: at, end: at }, 'x');
      if (!Array.isArray(report.items)) throw new Error('No diagnostics.');
      times.push(ms);
    }
    server.stop();
    // The first ones pay for the compiler.
    const warm = times.slice(10);
    return { median: median(warm), worst: Math.max(...warm) };
  };
  const show = (name, { median, worst }) =>
    console.log(`  ${name.padEnd(34)} median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  show('keystroke in a rule of the script', await measure('powershell', script, 'engineer'));
  show('keystroke in the script around', await measure('powershell', script, '# and on'));
  show('keystroke in a file of these rules', await measure('adfsrule', rules, 'engineer'));
}

if (process.argv[1] === new URL(import.meta.url).pathname) await benchPowerShell();
