// The same from the web extension host; the bundle for it takes this file in the place of post.ts.

/** Put in front of the suite by the runner (scripts/vscode/webSession.mjs). */
declare const ADFSRULE_TEST_CONDUCTOR: string;

export const address: string | undefined = ADFSRULE_TEST_CONDUCTOR;

/** As plain text, so that the browser asks for no permission first. */
export async function post(url: string, body: string): Promise<string> {
  return (await fetch(url, { method: 'POST', body })).text();
}
