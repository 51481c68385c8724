// The tree of the Test Explorer: files of scenarios, and the scenarios in them.
import {
  type Disposable,
  l10n,
  MarkdownString,
  type TestController,
  type TestItem,
  type TestRunRequest,
  type Uri,
} from 'vscode';
import { toRange } from './positions.ts';
import { type ScenarioFile, type ScenarioFiles, shownPath } from './scenarioFiles.ts';

/** Scenarios of one file that are to run, in their order. */
export interface Chosen {
  readonly uri: Uri;
  readonly file: TestItem;
  readonly scenarios: readonly TestItem[];
}

export class TestItems implements Disposable {
  private readonly subscription: Disposable;

  constructor(
    private readonly controller: TestController,
    private readonly files: ScenarioFiles,
  ) {
    this.subscription = files.onDidChange((uri) => this.update(uri));
    for (const file of files.all) this.put(file);
  }

  /** What a request means, as the files are now. The id of a scenario's item is the scenario's own. */
  async chosenBy({ include, exclude }: TestRunRequest): Promise<readonly Chosen[]> {
    const excluded = new Set(exclude);
    const wanted = include ?? itemsIn(this.controller.items);
    const files = new Set(wanted.map((item) => item.parent ?? item));
    const chosen: Chosen[] = [];
    for (const file of files) {
      if (!file.uri || excluded.has(file)) continue;
      // An edit of a moment ago counts.
      await this.files.read(file.uri);
      const whole = wanted.includes(file);
      const scenarios = itemsIn(file.children).filter(
        (item) => !excluded.has(item) && (whole || wanted.includes(item)),
      );
      chosen.push({ uri: file.uri, file, scenarios });
    }
    return chosen;
  }

  /** The item of a file. */
  itemOf(uri: Uri): TestItem | undefined {
    return this.controller.items.get(uri.toString());
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private update(uri: Uri): void {
    const key = uri.toString();
    const file = this.files.all.find((one) => one.uri.toString() === key);
    if (file) this.put(file);
    else this.controller.items.delete(key);
  }

  private put({ uri, content }: ScenarioFile): void {
    const key = uri.toString();
    const item = this.controller.items.get(key) ?? this.controller.createTestItem(key, shownPath(uri), uri);
    this.controller.items.add(item);
    const ids = new Set(content.scenarios.map(({ id }) => id));
    for (const child of itemsIn(item.children)) if (!ids.has(child.id)) item.children.delete(child.id);
    content.scenarios.forEach(({ id, range }, i) => {
      // An item that stays keeps its results.
      const scenario = item.children.get(id) ?? this.controller.createTestItem(id, id, uri);
      scenario.range = toRange(range);
      scenario.sortText = String(i).padStart(6, '0');
      item.children.add(scenario);
    });
    item.error = errorIn(content);
  }
}

function errorIn({ problems }: ScenarioFile['content']): MarkdownString | undefined {
  const [first, ...others] = problems;
  if (!first) return undefined;
  const more = others.length > 0 ? ` ${l10n.t('And {0} more.', others.length)}` : '';
  return new MarkdownString(first.message + more);
}

/** The items of a collection, which VS Code gives with their ids. */
export function itemsIn(items: Iterable<readonly [string, TestItem]>): readonly TestItem[] {
  return [...items].map(([, item]) => item);
}
