const SPACE = /[ \t\r\n]/;
const ENDS = /[;&|<>]/;

/** The state of the reader within a command. */
interface State {
  words: string[];
  word: string;
  /** Whether there is a word at all: one in quotes may be empty. */
  isWord: boolean;
  /** The character that closes the open quotes, backticks or `$(`. */
  open: "'" | '"' | "`" | ")" | "";
  isEscaped: boolean;
}

/**
 * Splits a command that is written as one string into words, as Compose does.
 *
 * Compose does not ask a shell, and its rules are no shell's: a backslash escapes within all quotes but single ones, `$(…)`
 * and backticks are kept as they are, and from an operator (`;`, `&`, `|`, `<`, `>`) on the rest is dropped. That is
 * why no package for a shell's words does. Source of the rules: mattn/go-shellwords, which Compose uses.
 *
 * @throws RangeError for quotes that are not closed and for brackets outside of them
 */
export function shellWords(text: string): string[] {
  const state: State = { words: [], word: "", isWord: false, open: "", isEscaped: false };
  for (const character of text) {
    if (isOutside(state) && ENDS.test(character)) {
      if (character === ">" && /^\d/.test(state.word)) state.isWord = false;
      break;
    }
    take(state, character);
  }
  if (state.open || state.isEscaped)
    throw new RangeError(`expected ${state.open || "a character"} before the end of the command, got ${text}`);
  endWord(state);
  return state.words;
}

function isOutside({ open, isEscaped }: State): boolean {
  return !open && !isEscaped;
}

function take(state: State, character: string): void {
  if (state.isEscaped) keep(state, character);
  else if (character === "\\" && state.open !== "'") state.isEscaped = true;
  else if (SPACE.test(character) && !state.open) endWord(state);
  else if (SPACE.test(character)) state.word += character;
  else if (!turnsQuotes(state, character)) keep(state, character);
}

function keep(state: State, characters: string): void {
  state.word += characters;
  state.isWord = true;
  state.isEscaped = false;
}

/** Opens or closes quotes; true where the character is no part of the word. */
function turnsQuotes(state: State, character: string): boolean {
  const { open } = state;
  if (character === "'" || character === '"') {
    if (open && open !== character) return false;
    state.open = open ? "" : character;
    state.isWord ||= Boolean(open);
    return true;
  }
  if (character === "`" && (!open || open === "`")) state.open = open ? "" : "`";
  if (character === ")" && open === ")") state.open = "";
  else if (character === "(" && !open && state.word.endsWith("$")) state.open = ")";
  else if ((character === "(" || character === ")") && (!open || open === ")"))
    throw new RangeError(`expected a command without ${character} outside of quotes`);
  return false;
}

function endWord(state: State): void {
  if (state.isWord) state.words.push(state.word);
  state.word = "";
  state.isWord = false;
}
