// Stands for the PowerShell extension: registers the same kinds of providers, with its trigger characters and its
// habits. Read from its manifest and from the handlers of PowerShellEditorServices, in the state of 2026. Its server
// registers them when it has come up, which is long after a script was opened; so a test says when.
const {
  CodeAction,
  CodeActionKind,
  CodeLens,
  CompletionItem,
  CompletionItemKind,
  Disposable,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  languages,
  Location,
  Position,
  Range,
  SemanticTokensBuilder,
  SemanticTokensLegend,
  SignatureHelp,
  SignatureInformation,
  SymbolKind,
  TextEdit,
  WorkspaceEdit,
} = require('vscode');

/** The server names languages and patterns; all of them weigh the same for VS Code. */
const scripts = [{ language: 'powershell' }, { pattern: '**/*.ps1' }];
const legend = new SemanticTokensLegend(['keyword', 'function', 'string', 'variable']);

exports.activate = () => ({ start: () => Disposable.from(...providers()) });

function providers() {
  return [
    languages.registerDocumentFormattingEditProvider(scripts, {
      provideDocumentFormattingEdits: (document) => formatted(document),
    }),
    languages.registerDocumentRangeFormattingEditProvider(scripts, {
      provideDocumentRangeFormattingEdits: (document) => formatted(document),
    }),
    languages.registerCompletionItemProvider(
      scripts,
      { provideCompletionItems: (document, position) => completions(document, position) },
      ...['.', '-', ':', '\\', '$', ' '],
    ),
    languages.registerHoverProvider(scripts, {
      provideHover(document, position) {
        const name = commandAt(document, position);
        return name ? new Hover(`About ${document.getText(name)}`, name) : new Hover([]);
      },
    }),
    languages.registerSignatureHelpProvider(
      scripts,
      {
        // An empty answer is an answer, too.
        provideSignatureHelp(document, position) {
          const help = new SignatureHelp();
          if (/^Get-\w+ /.test(document.lineAt(position.line).text)) {
            help.signatures = [new SignatureInformation('Get-Item [-Path] <string[]>')];
          }
          return help;
        },
      },
      ' ',
    ),
    languages.registerDefinitionProvider(scripts, {
      provideDefinition: (document, position) =>
        variableAt(document, position)
          .slice(0, 1)
          .map((range) => new Location(document.uri, range)),
    }),
    languages.registerReferenceProvider(scripts, {
      provideReferences: (document, position) =>
        variableAt(document, position).map((range) => new Location(document.uri, range)),
    }),
    languages.registerDocumentHighlightProvider(scripts, {
      provideDocumentHighlights: (document, position) =>
        variableAt(document, position).map((range) => new DocumentHighlight(range)),
    }),
    languages.registerRenameProvider(scripts, {
      // Before it looks at the place it asks the user to accept what its rename cannot do.
      prepareRename(document, position) {
        exports.asked++;
        const range = document.getWordRangeAtPosition(position, /\$\w+/);
        if (!range) throw new Error('The element cannot be renamed.');
        return range;
      },
      provideRenameEdits(document, position, newName) {
        const edit = new WorkspaceEdit();
        for (const range of variableAt(document, position)) edit.replace(document.uri, range, `$${newName}`);
        return edit;
      },
    }),
    languages.registerDocumentSymbolProvider(
      scripts,
      {
        provideDocumentSymbols: (document) =>
          found(document, /(?<=^function )[\w-]+/gm).map(
            (range) => new DocumentSymbol(document.getText(range), '', SymbolKind.Function, range, range),
          ),
      },
      { label: 'PowerShell' },
    ),
    languages.registerFoldingRangeProvider(scripts, {
      provideFoldingRanges: (document) =>
        found(document, /^function[\s\S]*?^\}/gm).map(
          ({ start, end }) => new FoldingRange(start.line, end.line - 1),
        ),
    }),
    languages.registerCodeActionsProvider(scripts, {
      provideCodeActions: () => [new CodeAction('Expand the alias', CodeActionKind.QuickFix)],
    }),
    languages.registerCodeLensProvider(scripts, {
      provideCodeLenses: (document) =>
        found(document, /(?<=^function )[\w-]+/gm).map(
          (range) => new CodeLens(range, { title: '0 references', command: '' }),
        ),
    }),
    languages.registerInlayHintsProvider(scripts, {
      provideInlayHints: () => [new InlayHint(new Position(0, 0), 'Variable')],
    }),
    languages.registerDocumentSemanticTokensProvider(
      scripts,
      { provideDocumentSemanticTokens: (document) => tokens(document) },
      legend,
    ),
    languages.registerDocumentRangeSemanticTokensProvider(
      scripts,
      { provideDocumentRangeSemanticTokens: (document) => tokens(document) },
      legend,
    ),
  ];
}

/** How often somebody wanted to rename something. */
exports.asked = 0;

/** The formatter replaces the script as a whole. */
function formatted(document) {
  const text = document.getText();
  const whole = new Range(new Position(0, 0), document.positionAt(text.length));
  return [TextEdit.replace(whole, text.replace(/^(\$\w+)[ \t]*=[ \t]*/gm, '$1 = '))];
}

/** Its items stand in the order of PowerShell, by a number of four digits. */
function completions(document, position) {
  const range = document.getWordRangeAtPosition(position, /[\w-]+/) ?? new Range(position, position);
  return ['Get-ChildItem', 'Get-Item'].map((label, i) => {
    const item = new CompletionItem(label, CompletionItemKind.Function);
    item.sortText = `${String(i + 1).padStart(4, '0')}${label}`;
    item.range = range;
    return item;
  });
}

function commandAt(document, position) {
  const range = document.getWordRangeAtPosition(position, /\b(?:Get|Set)-\w+/);
  return range && !/=>/.test(document.lineAt(position.line).text) ? range : undefined;
}

function variableAt(document, position) {
  const range = document.getWordRangeAtPosition(position, /\$\w+/);
  if (!range) return [];
  return found(document, new RegExp(`\\${document.getText(range)}\\b`, 'g'));
}

/** One token for a string, however many lines it has. */
function tokens(document) {
  const builder = new SemanticTokensBuilder(legend);
  for (const range of found(document, /@'[\s\S]*?^'@|'[^']*'|\$\w+/gm)) {
    const text = document.getText(range);
    const { line, character } = range.start;
    builder.push(line, character, text.length, text.startsWith('$') ? 3 : 2, 0);
  }
  return builder.build();
}

function found(document, expression) {
  return [...document.getText().matchAll(expression)].map(
    ({ index, 0: text }) => new Range(document.positionAt(index), document.positionAt(index + text.length)),
  );
}
