import type { CheckService, LintSetup, StageFinding } from '../languageService.ts';
import { isPartial } from '../languageService.ts';
import type { ConfigurationFound, Configurations } from './configurations.ts';
import type { RuleDocument } from './document.ts';
import type { Settings } from './settings.ts';
import { pathOf, relativeTo } from './uris.ts';

/** Under what rules are checked: what is configured for their file, and which rule set of the pipeline they are. */
export class Setups {
  private readonly service: Pick<CheckService, 'findStage' | 'setupFor'>;
  private readonly configurations: Configurations;
  private readonly folders: () => readonly string[];
  private readonly settings: () => Settings;

  /**
   * @param configurations have been loaded for the documents that are asked about
   * @param folders the addresses of the workspace's folders
   */
  constructor(
    service: Pick<CheckService, 'findStage' | 'setupFor'>,
    configurations: Configurations,
    folders: () => readonly string[],
    settings: () => Settings,
  ) {
    this.service = service;
    this.configurations = configurations;
    this.folders = folders;
    this.settings = settings;
  }

  /** Which rule set of the pipeline a document is. */
  stageOf({ uri, ruleSet, region }: RuleDocument): StageFinding {
    if (region?.stage) return { stage: region.stage, origin: 'parameter' };
    const { configuration, folder } = this.configurations.of(uri);
    if (folder !== undefined) {
      const finding = this.service.findStage(
        [relativeTo(folder, uri) ?? pathOf(uri)],
        ruleSet,
        configuration.stages,
      );
      if (finding.origin === 'setting') return finding;
    }
    return this.service.findStage(this.pathsOf(uri), ruleSet, this.settings().configuration.stages);
  }

  /** Under what a document is checked. */
  of(document: RuleDocument): LintSetup {
    const found = this.configurations.of(document.uri);
    const { stage } = this.stageOf(document);
    const { region } = document;
    const partial = region && isPartial(region);
    return this.service.setupFor(found.configuration, this.pathIn(found, document.uri), stage, partial);
  }

  /** The path of a file as the patterns of a configuration mean it. */
  private pathIn({ folder }: ConfigurationFound, uri: string): string {
    const path = folder === undefined ? this.pathsOf(uri)[0] : relativeTo(folder, uri);
    return path ?? pathOf(uri);
  }

  /** The ways to name a file: relative to a workspace folder, and absolute. */
  private pathsOf(uri: string): readonly string[] {
    const relative = this.folders().map((folder) => relativeTo(folder, uri));
    return [...relative.filter((path) => path !== undefined), pathOf(uri)];
  }
}
