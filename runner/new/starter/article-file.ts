import { claimsOf } from "./claims-file.ts";
import { bracketed, entry, importing, quoted } from "./source.ts";
import type { Starter } from "./starter.ts";

/** The text of an article's `article.ts`. */
export function articleFile(starter: Starter): string {
  const { content, targets, sweeps, endpoints, names, file, overrides } = starter;
  const says = `What ${names} do${targets.length > 1 ? "" : "es"} when several requests arrive at the same moment`;
  const keywords = [...new Set(targets.flatMap(({ title }) => title.split(" under ")))];
  const strings = (key: string, list: readonly string[], indent: number) =>
    `${" ".repeat(indent)}${key}: ${bracketed(list.map(quoted), { indent, before: key.length + 2 })},`;
  const measured = [
    ...(file === null ? [] : [`    file: ${quoted(file)},`]),
    ...(overrides.length === 0 ? [] : [strings("overrides", overrides, 4)]),
    strings(
      "targets",
      targets.map(({ name }) => name),
      4,
    ),
    strings(
      "endpoints",
      endpoints.map(({ name }) => name),
      4,
    ),
  ];
  return `import type { ArticleRecord } from "${content}/articles/record.ts";
${importing(["claims"], "./claims.ts")}
${importing(["values"], "./values.ts")}

/** ${says}. */
export const article: ArticleRecord = {
${entry("title", quoted(`${names}: several requests at once`), 2)}
${entry("description", quoted(`${says}, measured by a program that anyone can run again.`), 2)}
${strings("keywords", keywords, 2)}
  abstract: {
    subjects: ${bracketed(subjects(starter), { indent: 4, before: "subjects: ".length })},
${strings(
  "findings",
  claimsOf(starter).map(({ id }) => id),
  4,
)}
    numbers: [
${sweeps.map(numbers).join("\n")}
    ],
  },
  claims,
  values,
  run: { newestOf: "any plan", withTargets: ${bracketed(
    targets.map(({ name }) => quoted(name)),
    { indent: 2, before: 45 },
  )} },
  measures: {
${measured.join("\n")}
  },
  picture: { endpoint: ${quoted(endpoints[0]?.name ?? "root")}, says: "requests at once: seconds until the last answer" },
};
`;
}

/** What each service is, as the parts of a sentence. */
function subjects({ targets, sweeps }: Starter): string[] {
  return targets.flatMap(({ name, title, hasWorkers }) => {
    const on = sweeps.find(({ target }) => target === name)?.on ?? name;
    if (!hasWorkers) return [quoted(`${on} is ${title}. `)];
    return [quoted(`${on} is ${title}, workers: `), `{ of: ${quoted(`${name}-workers`)} }`, quoted(". ")];
  });
}

function numbers({ id, on, to }: Starter["sweeps"][number]): string {
  return `      [
        ${quoted(`On ${on}, one request to ${to} takes `)},
        { of: ${quoted(`${id}-alone`)} },
        " and ",
        { of: ${quoted(`${id}-largest`)} },
        " at once take ",
        { of: ${quoted(`${id}-total`)} },
        ".",
      ],`;
}
