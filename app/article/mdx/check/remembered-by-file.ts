/**
 * Makes something of the text of a file, anew only where that has changed: articles name parts of the same few files again
 * and again, and YAML takes long to parse.
 */
export function rememberedByFile<T>(make: (text: string) => T): (file: string, text: string) => T {
  const known = new Map<string, { text: string; made: T }>();
  return (file, text) => {
    const before = known.get(file);
    if (before?.text === text) return before.made;
    const made = make(text);
    known.set(file, { text, made });
    return made;
  };
}
