import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { configurationDiagnostics } from '../configurationDiagnostics.ts';
import { isConfigurationFile } from '../configurations.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toCodeAction, toDiagnostic, toWorkspaceEdit } from '../convert.ts';
import { DiagnosticsPush, diagnosticReport, diagnosticsOf } from '../diagnostics.ts';
import type { RuleDocument } from '../document.ts';
import { suppressActions } from '../suppressActions.ts';

/** The kinds of refactorings that there are. */
const refactorKinds = [
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
];

/** Applies every repair that is safe; runs on save for those who ask for it. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.adfsrule`;

/** Diagnostics, pushed or answered, and the repairs for them. */
export const problems: HandlerGroup = {
  capabilities: (client) => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...refactorKinds] },
    ...(client.textDocument?.diagnostic
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  }),

  register(context) {
    const { connection, documents, service, configurations } = context;
    /** Grows whenever something changes, other than its text, that the diagnostics of a document depend on. */
    let generation = 0;
    const push = new DiagnosticsPush(
      connection,
      async (document) => {
        await configurations.load(document.uri);
        return diagnosticsOf(service, document, context.setupOf(document));
      },
      context.log,
    );

    const refresh = () => {
      generation++;
      if (!pulls(context)) for (const document of context.ruleDocuments()) push.changed(document);
      if (context.client.workspace?.diagnostics?.refreshSupport) {
        context.inBackground(connection.languages.diagnostics.refresh());
      }
    };
    const configurationReports = new ConfigurationReports(context);

    context.onSettingsChanged(refresh);
    context.onConfigurationChanged(() => {
      refresh();
      configurationReports.update();
    });
    documents.onDidChangeContent(({ document }) => {
      if (isConfigurationFile(document.uri)) context.configurationChanged();
      else if (!pulls(context)) push.changed(document);
    });
    documents.onDidOpen(() => configurationReports.update());
    documents.onDidSave(({ document }) => {
      // A client that watches no files tells of a new configuration by saving it.
      if (!context.files.watched || isConfigurationFile(document.uri)) context.configurationChanged();
      else configurationReports.update();
    });
    documents.onDidClose(({ document }) => {
      if (isConfigurationFile(document.uri)) context.configurationChanged();
      else if (!pulls(context)) push.closed(document);
    });

    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      context.onDocument('Diagnostics', textDocument.uri, token, { kind: 'full', items: [] }, (document) =>
        diagnosticReport(service, document, context.setupOf(document), generation, previousResultId),
      ),
    );

    connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
      context.onDocument<CodeAction[]>('Quick fixes', textDocument.uri, token, [], (document) => {
        const wanted = (kind: string) => only?.some((asked) => isWithin(kind, asked)) ?? true;
        return [
          ...(wanted(CodeActionKind.QuickFix) ? quickFixes(context, document, range) : []),
          ...(refactorKinds.some(wanted)
            ? refactorings(context, document, range).filter(({ kind }) => wanted(kind ?? ''))
            : []),
          // Only where it is asked for by name: a light bulb on every line would say nothing.
          ...(only && wanted(FIX_ALL) ? fixAll(context, document) : []),
        ];
      }),
    );
  },
};

function quickFixes(
  context: ServerContext,
  document: RuleDocument,
  range: Parameters<RuleDocument['offsetsOf']>[0],
): readonly CodeAction[] {
  const { service } = context;
  const { start, end } = document.offsetsOf(range);
  const setup = context.setupOf(document);
  const actions: CodeAction[] = service
    .quickFixes(document.ruleSet, start, end, setup)
    .map((fix) => toCodeAction(document, fix, service.pageOf(fix.problem.code), isVersioned(context)));
  const said = new Set<string>();
  for (const { rule, start: ruleStart, problems } of service.problemsBetween(
    document.ruleSet,
    start,
    end,
    setup,
  )) {
    for (const problem of problems) {
      const page = service.pageOf(problem.code);
      if (page === undefined || said.has(problem.code)) continue;
      said.add(problem.code);
      const diagnostic = toDiagnostic(document, problem, ruleStart, page);
      actions.push(...suppressActions(context, document, { rule, code: problem.code, diagnostic }));
    }
  }
  return actions;
}

function refactorings(
  context: ServerContext,
  document: RuleDocument,
  range: Parameters<RuleDocument['offsetsOf']>[0],
): readonly CodeAction[] {
  const { start, end } = document.offsetsOf(range);
  return context.service
    .refactorings(document.ruleSet, start, end, context.stageOf(document).stage)
    .map(({ title, kind, edits }) => ({
      title,
      kind,
      edit: toWorkspaceEdit(document, edits, isVersioned(context)),
    }));
}

function fixAll(context: ServerContext, document: RuleDocument): readonly CodeAction[] {
  const edits = context.service.safeFixes(document.ruleSet, context.setupOf(document));
  if (edits.length === 0) return [];
  return [
    {
      title: 'Repair everything that is safe to repair',
      kind: FIX_ALL,
      edit: toWorkspaceEdit(document, edits, isVersioned(context)),
    },
  ];
}

/** Says in the configuration files themselves what is wrong with them. */
class ConfigurationReports {
  private readonly context: ServerContext;
  private reported = new Set<string>();
  private running: Promise<void> = Promise.resolve();
  private waiting = false;

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** Once more, behind what is under way; several calls in a row are one. */
  update(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.running = this.running.then(async () => {
      this.waiting = false;
      await this.send().catch((error) =>
        this.context.log(`Checking the configuration failed: ${String(error)}`),
      );
    });
  }

  private async send(): Promise<void> {
    const { context } = this;
    await Promise.all(context.ruleDocuments().map(({ uri }) => context.configurations.load(uri)));
    const before = this.reported;
    this.reported = new Set();
    for (const found of context.configurations.files()) {
      const uri = found.file?.uri as string;
      if (this.reported.has(uri)) continue;
      const diagnostics = await configurationDiagnostics(context, found);
      if (diagnostics.length === 0 && !before.has(uri)) continue;
      await context.connection.sendDiagnostics({ uri, diagnostics });
      if (diagnostics.length > 0) this.reported.add(uri);
      before.delete(uri);
    }
    for (const uri of before) await context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

function isVersioned({ client }: ServerContext): boolean {
  return client.workspace?.workspaceEdit?.documentChanges === true;
}

/** Whether the client asks for diagnostics by itself. */
function pulls({ client }: ServerContext): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** Whether a kind of code action is the other or below it: `quickfix.x` is within `quickfix`. */
function isWithin(kind: string, other: string): boolean {
  return other === '' || kind === other || kind.startsWith(`${other}.`);
}
