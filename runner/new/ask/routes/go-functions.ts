/** A function of a source for Go, which reaches to where the next begins. */
export interface GoFunction {
  from: number;
  /** What a part of an application is called that it is handed: what that is mounted on is said elsewhere. */
  handed: readonly string[];
  /** The name of what it gives, where that is an application or a part of one, as `users()`; null where it is neither. */
  gives: string | null;
}

const HEAD = /^func\s+(?:\([^)]*\)\s*)?(\w+)\(((?:(?!\nfunc\b)[\s\S])*?)\{$/gm;
/** What stands behind the parameters. */
const RESULT = /\)\s*(\([^()]*\)|[^()]*)$/;
const APPLICATION =
  /\bhttp\.Handler\b|\bchi\.Router\b|\*(?:chi\.Mux|http\.ServeMux|mux\.Router|gin\.Engine|echo\.Echo|fiber\.App)\b/;
const PART =
  /\b(\w+)\s+\*?(?:gin\.(?:RouterGroup|IRouter|IRoutes)|echo\.Group|fiber\.Router|chi\.Router|mux\.Router)\s*(?:,|$)/g;

/** The functions of a source, in their order. */
export function goFunctions(text: string): GoFunction[] {
  return [...text.matchAll(HEAD)].map(({ 1: name = "", 2: rest = "", index }) => {
    const [whole = "", result = ""] = RESULT.exec(rest.trimEnd()) ?? [];
    const parameters = rest.trimEnd().slice(0, -whole.length);
    // What takes a handler and gives one stands before others, and has no routes.
    const isApplication = APPLICATION.test(result) && !/\bhttp\.Handler\b/.test(parameters);
    return {
      ...{ from: index, handed: [...parameters.matchAll(PART)].map(([, one = ""]) => one) },
      gives: isApplication ? `${name}()` : null,
    };
  });
}
