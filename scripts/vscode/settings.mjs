// The settings VS Code starts with in the test runs and under `npm start`: no panels or hints beside the editor.

/** @type {Readonly<Record<string, unknown>>} */
export const machineSettings = {
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // In a browser VS Code saves by itself; what a person or a test tries out must not change the examples.
  'files.autoSave': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** The colour themes of VS Code that pictures are taken in. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  /** Chosen by VS Code itself: the system asks for it. */
  contrast: 'Default High Contrast',
};

/**
 * @param {string} name
 * @returns {keyof themes}
 */
export function themeNamed(name) {
  if (Object.hasOwn(themes, name)) return /** @type {keyof themes} */ (name);
  throw new Error(`Unknown theme "${name}". There are: ${Object.keys(themes).join(', ')}.`);
}

/** What makes two pictures of the same thing equal. */
export const pictureSettings = {
  ...machineSettings,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': "'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace",
  'editor.fontSize': 14,
  // It hides the text behind it.
  'editor.lightbulb.enabled': 'off',
  'editor.scrollBeyondLastLine': false,
  'window.commandCenter': false,
  'workbench.colorTheme': themes.dark,
  'workbench.layoutControl.enabled': false,
};
