// How the table looks: the theme's colours only, so that it fits light, dark and high contrast.

export const styles = `
body { padding: 0 1.5rem 1.5rem; color: var(--vscode-foreground); font: var(--vscode-font-weight, normal) var(--vscode-font-size, 13px)/1.45 var(--vscode-font-family); }
header { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0.5rem; margin: 1.1rem 0 0.9rem; }
header > div { flex: 1; min-width: 16rem; }
h1 { margin: 0; font-size: 1.55em; font-weight: 600; line-height: 1.2; }
[hidden] { display: none !important; }
#files { margin: 0.2rem 0 0; color: var(--vscode-descriptionForeground); }
#tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
#tools label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
#filter { width: 14rem; padding: 4px 8px; font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--vscode-panel-border, transparent)); border-radius: 3px; }
#filter::placeholder { color: var(--vscode-input-placeholderForeground); }
#outcomes { display: flex; flex-wrap: wrap; gap: 0.35rem; }
button { font: inherit; cursor: pointer; }
header button { padding: 4px 10px; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-contrastBorder, var(--vscode-button-border, transparent)); border-radius: 3px; }
header button:hover { background: var(--vscode-button-secondaryHoverBackground); }
#outcomes button { padding: 3px 9px; color: var(--vscode-foreground); background: transparent; border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent))); border-radius: 99px; }
#outcomes button:hover { background: var(--vscode-toolbar-hoverBackground); }
#outcomes button[aria-pressed="true"] { color: var(--vscode-inputOption-activeForeground); background: var(--vscode-inputOption-activeBackground); border-color: var(--vscode-inputOption-activeBorder, currentColor); }
#outcomes .count { margin-left: 0.35em; color: var(--vscode-descriptionForeground); font-variant-numeric: tabular-nums; }
#outcomes button[aria-pressed="true"] .count { color: inherit; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
#status { margin: 0 0 0 auto; min-height: 1.4em; font-variant-numeric: tabular-nums; color: var(--vscode-descriptionForeground); }
.scroller { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 18px 5px 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { width: 45%; min-width: 11rem; padding-right: 0; }
#table { margin-top: 0.8rem; }
thead th { padding-bottom: 6px; font-weight: 600; white-space: nowrap; color: var(--vscode-descriptionForeground); border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); }
tbody { border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); }
tbody th { min-width: 10rem; width: 30%; font-weight: 600; }
tbody th span { display: block; padding-left: 0.9em; text-indent: -0.9em; }
tbody th span + span { margin-top: 2px; }
td { min-width: 2.5rem; }
tbody tr + tr td { border-top: 1px solid color-mix(in srgb, var(--vscode-panel-border, transparent) 55%, transparent); }
tbody tr:hover td { background: var(--vscode-list-hoverBackground); }
td.outcome { white-space: nowrap; }
td.any { color: var(--vscode-descriptionForeground); opacity: 0.75; }
.sign { display: inline-block; width: 1.25em; font-weight: 700; }
.mfa { color: var(--vscode-charts-blue, var(--vscode-foreground)); font-weight: 600; }
.cannotAnswer, .error { color: var(--vscode-editorWarning-foreground); font-weight: 600; }
.yes { color: var(--vscode-testing-iconPassed, var(--vscode-foreground)); }
.no { color: var(--vscode-testing-iconFailed, var(--vscode-errorForeground)); font-weight: 600; }
.calm { color: var(--vscode-descriptionForeground); }
.link { display: inline; padding: 0; text-align: left; color: var(--vscode-textLink-foreground); background: none; border: 0; }
.link:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
.file { overflow-wrap: anywhere; color: var(--vscode-descriptionForeground); font-size: 0.92em; }
section { margin-top: 1.4rem; max-width: 60rem; color: var(--vscode-descriptionForeground); }
section h2 { margin: 0 0 0.3rem; font-size: 1em; font-weight: 600; }
section ul { margin: 0; padding-left: 1.2rem; }
section li { overflow-wrap: anywhere; }
.problems { color: var(--vscode-errorForeground); }
.vscode-high-contrast .any, .vscode-high-contrast-light .any { opacity: 1; }
@media (max-width: 700px) { tbody th { min-width: 9rem; } }
`;
