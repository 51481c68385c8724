/** A text of the manifest, and its place below `contributes`. */
export interface ManifestText {
  readonly path: readonly string[];
  readonly text: string;
}

export function manifestTexts(value: unknown): ManifestText[];
export function keyIn(text: string): string | undefined;
export function newKey(contributes: unknown, path: readonly string[]): string;
export function calls(source: string): (string | undefined)[];
export function untranslated(source: string): string[];
export function snippetTexts(snippets: Readonly<Record<string, { readonly description: string }>>): string[];
