import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { CopyButton } from "../common/copy-button.tsx";
import { namable } from "../common/element.ts";

/** Colours are the page's own variables, so that one drawing of the code suits both themes. */
const theme = createCssVariablesTheme({ name: "page", variablePrefix: "--code-" });
const highlighter = createHighlighterCore({
  themes: [theme],
  langs: [import("shiki/langs/python.mjs"), import("shiki/langs/yaml.mjs")],
  engine: createJavaScriptRegexEngine(),
});

/** Lines of the project's own source, which were read when the article was compiled, coloured at build time. */
export const excerpt = namable({ file: "name", of: "name" }, async ({ file, of, code = "" }) => {
  const lang = file.endsWith(".py") ? "python" : "yaml";
  const html = (await highlighter).codeToHtml(code, { lang, theme: "page" });
  const name = `${of.split(" ").join(" and ")} in ${file}`;
  return (
    <section className="excerpt" data-copyable="" aria-label={name}>
      <header>
        <code>{file}</code> <CopyButton what={name} />
      </header>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made at build time by the highlighter, which escapes */}
      <div data-copies="" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
});
