// Questions one after the other, with a way back: VS Code's own lists and input boxes, as a person knows them.
import { type Disposable, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** Instead of an answer: one question back. */
export const back = Symbol('back');

/** An answer; undefined when the user has closed the dialog. */
export type Answer<T> = T | typeof back | undefined;

interface Step {
  readonly title: string;
  /** The place of the question, from 1. Left out for a single question. */
  readonly step?: number;
  readonly totalSteps?: number;
  /** Whether there is a question before this one. */
  readonly canGoBack: boolean;
}

interface ListStep<T extends QuickPickItem> extends Step {
  readonly placeholder: string;
  readonly items: readonly T[];
  /** An item for what is typed, shown above the others; undefined where it makes none. */
  readonly typed?: (text: string) => T | undefined;
  readonly several?: boolean;
}

/** Lets the user choose from a list: one entry, or several. */
export async function choose<T extends QuickPickItem>(step: ListStep<T>): Promise<Answer<readonly T[]>> {
  const list = window.createQuickPick<T>();
  list.title = step.title;
  list.step = step.step;
  list.totalSteps = step.totalSteps;
  list.placeholder = step.placeholder;
  list.items = step.items;
  list.canSelectMany = step.several ?? false;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.ignoreFocusOut = true;
  list.buttons = step.canGoBack ? [QuickInputButtons.Back] : [];
  return shown(list, (answer) => [
    list.onDidChangeValue((text) => {
      const typed = step.typed?.(text.trim());
      const items = typed ? [typed, ...step.items] : step.items;
      // New items forget what was chosen, so they are set only where they differ.
      if (typed || list.items.length !== items.length) list.items = items;
    }),
    list.onDidAccept(() => {
      if (list.selectedItems.length > 0) answer(list.selectedItems);
    }),
  ]);
}

interface TextStep extends Step {
  readonly prompt: string;
  readonly placeholder: string;
  /** What is wrong with the text; undefined where nothing is. */
  readonly validate: (text: string) => string | undefined | Promise<string | undefined>;
}

/** Lets the user type a line. */
export async function askText(step: TextStep): Promise<Answer<string>> {
  const box = window.createInputBox();
  box.title = step.title;
  box.step = step.step;
  box.totalSteps = step.totalSteps;
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.ignoreFocusOut = true;
  box.buttons = step.canGoBack ? [QuickInputButtons.Back] : [];
  return shown(box, (answer) => [
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    }),
    box.onDidAccept(async () => {
      const text = box.value.trim();
      const wrong = await step.validate(text);
      if (wrong === undefined) answer(text);
      else box.validationMessage = wrong;
    }),
  ]);
}

interface Widget extends Disposable {
  readonly onDidHide: (listener: () => void) => Disposable;
  readonly onDidTriggerButton: (listener: () => void) => Disposable;
  show(): void;
}

/** Shows a widget until it is answered, left by its button back, or closed. */
function shown<T>(
  widget: Widget,
  listen: (answer: (value: T) => void) => readonly Disposable[],
): Promise<Answer<T>> {
  return new Promise<Answer<T>>((resolve) => {
    const listeners = [
      ...listen(resolve),
      widget.onDidTriggerButton(() => resolve(back)),
      widget.onDidHide(() => {
        resolve(undefined);
        for (const listener of listeners) listener.dispose();
      }),
    ];
    widget.show();
  }).finally(() => widget.dispose());
}
