// The workbench in a headless Chromium: opens it with a test suite, and drives it as a person would.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atEnd } from '../process/children.mjs';
import { smallPicture } from './smallPicture.mjs';

/** Size of the window in CSS pixels. */
const viewport = { width: 1200, height: 600 };

/** Pictures are finer than the window, to be sharp in a README. */
const pixelsPerPixel = 1.5;

/** How long the window may take to show what a test waits for. */
const patienceMilliseconds = 20_000;

const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param {string} program path of the browser
 * @param {import('playwright-core').BrowserContextOptions} [options] beside those of every run
 */
export async function openBrowser(program, options = {}) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: program,
    args: chromiumArguments,
    chromiumSandbox: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = atEnd(() => browser.close());
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: pixelsPerPixel,
    colorScheme: 'dark',
    ...options,
  });
  context.setDefaultTimeout(patienceMilliseconds);
  return { page: await context.newPage(), close };
}

/**
 * Opens a workbench whose address carries a suite and waits for the suite's end.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {number} milliseconds how long the whole suite may take
 * @param {(text: string) => void} log takes what extension host and browser say, which is much
 * @returns {Promise<number>} the exit code of the suite
 */
export async function runWorkbench(page, address, milliseconds, log) {
  /** @type {(code: number) => void} */
  let ended = () => {};
  /** @type {Promise<number>} */
  const exit = new Promise((resolve) => {
    ended = resolve;
  });
  // The two functions that VS Code's workbench calls when it runs a suite in a browser.
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => log(`[${type}] ${args.join(' ')}`),
  );
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => ended(code));
  page.on('console', (message) => log(`[browser] ${message.text()}`));
  page.on('crash', () => ended(1));
  page.on('close', () => ended(1));
  await page.goto(address);
  const late = new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No end after ${milliseconds / 1000} s.`)), milliseconds);
    exit.finally(() => clearTimeout(timer));
  });
  return Promise.race([exit, late]);
}

/**
 * What a suite may ask of the window, for the conductor.
 * @param {import('playwright-core').Page} page
 * @param {string} pictures folder for pictures
 * @returns {Readonly<Record<string, import('./conductor.mjs').Handler>>}
 */
export function windowHandlers(page, pictures) {
  return {
    press: ({ keys }) => page.keyboard.press(keys ?? ''),
    type: ({ text }) => page.keyboard.type(text ?? '', { delay: 5 }),
    click: ({ selector }) =>
      page
        .locator(selector ?? '')
        .first()
        .click(),
    hover: ({ selector }) =>
      page
        .locator(selector ?? '')
        .first()
        .hover(),
    waitFor: ({ selector }) =>
      page
        .locator(selector ?? '')
        .first()
        .waitFor(),
    waitUntilGone: ({ selector }) =>
      page
        .locator(selector ?? '')
        .first()
        .waitFor({ state: 'detached' }),
    texts: ({ selector }) => page.locator(selector ?? '').allInnerTexts(),
    textsBehind: ({ selector }) =>
      page
        .locator(selector ?? '')
        .evaluateAll((elements) => elements.map((element) => getComputedStyle(element, '::after').content)),
    /** The pages that VS Code has opened beside the window of the suite, by their address. */
    otherWindows: () =>
      page
        .context()
        .pages()
        .filter((other) => other !== page)
        .map((other) => other.url()),
    async closeOtherWindows() {
      for (const other of page.context().pages()) if (other !== page) await other.close();
    },
    async picture({ name, of, width, height }) {
      await mkdir(pictures, { recursive: true });
      const path = join(pictures, `${name}.png`);
      const area = of === undefined ? null : await page.locator(of).first().boundingBox();
      const picture = await page.screenshot({
        animations: 'disabled',
        caret: 'initial',
        ...(area ? { clip: cut(area, Number(width ?? 'Infinity'), Number(height ?? 'Infinity')) } : {}),
      });
      // Parts of the window are shipped with the extension, where every kilobyte counts.
      await writeFile(path, smallPicture(picture, area ? 32 : 256));
      return path;
    },
  };
}

/**
 * The upper left part of an area.
 * @param {{ x: number, y: number, width: number, height: number }} area
 * @param {number} width at most
 * @param {number} height at most
 */
function cut(area, width, height) {
  return { ...area, width: Math.min(area.width, width), height: Math.min(area.height, height) };
}
