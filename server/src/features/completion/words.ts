import { catalog, type LanguageWord, type Stage } from '../../catalog/index.ts';
import { wordLines } from '../hover/words.ts';

/** The rule templates of the management console, in the order of its list (language.md 5.1), those of the stage first. */
export function templatesFor(stage: Stage | undefined): readonly LanguageWord[] {
  const decides = stage === 'authorization' || stage === 'delegation' || stage === 'impersonation';
  const rank = ({ word }: LanguageWord) => Number(word.includes('Auth') !== decides);
  return catalog.language.ofKind('template').toSorted((a, b) => rank(a) - rank(b));
}

/** What documentation says about a word: its meaning, and what to know. Markdown. */
export function meaningOf(word: LanguageWord | undefined): string | undefined {
  return word && wordLines(word).join('\n\n');
}
