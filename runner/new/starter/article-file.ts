import { claimsOf } from "./claims-file.ts";
import { bracketed, entry, importing, quoted } from "./source.ts";
import type { Starter, StarterAsked } from "./starter.ts";

/** The text of an article's `article.ts`. */
export function articleFile(starter: Starter): string {
  const { content, targets, asked, endpoints, names, file, overrides } = starter;
  const [bursts, steady] = (["bursts", "steady load"] as const).map((by) =>
    endpoints.filter((one) => one.by === by).map(({ name }) => name),
  ) as [string[], string[]];
  const several = targets.length > 1;
  const says =
    bursts.length > 0
      ? `What ${names} do${several ? "" : "es"} when several requests arrive at the same moment`
      : `How many requests a second ${names} answer${several ? "" : "s"}, and how soon`;
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
    strings("endpoints", bursts, 4),
    ...(steady.length > 0
      ? [`    steady: { endpoints: ${bracketed(steady.map(quoted), { indent: 4, before: 24 })} },`]
      : []),
  ];
  const suiting = `withTargets: ${bracketed(
    targets.map(({ name }) => quoted(name)),
    { indent: 2, before: 45 },
  )}${steady.length > 0 ? ", withSteadyLoad: true" : ""}`;
  const pictured = endpoints.find(({ by }) => by === "bursts") ?? endpoints[0];
  const shown =
    bursts.length > 0
      ? "requests at once: seconds until the last answer"
      : "requests a second, all but the slowest in a hundred within the bound";
  return `import type { ArticleRecord } from "${content}/articles/record.ts";
${importing(["claims"], "./claims.ts")}
${importing(["values"], "./values.ts")}

/** ${says}. */
export const article: ArticleRecord = {
${entry("title", quoted(`${names}: ${bursts.length > 0 ? "several requests at once" : "requests at steady rates"}`), 2)}
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
${asked.map((one) => (one.by === "bursts" ? ofBursts(one) : ofLoad(one))).join("\n")}
    ],
  },
  claims,
  values,
  run: { newestOf: "any plan", ${suiting} },
  measures: {
${measured.join("\n")}
  },
  picture: { endpoint: ${quoted(pictured?.name ?? "root")}, says: ${quoted(shown)} },
};
`;
}

/** What each service is, as the parts of a sentence. */
function subjects({ targets, asked }: Starter): string[] {
  return targets.flatMap(({ name, title, hasWorkers }) => {
    const on = asked.find(({ target }) => target === name)?.on ?? name;
    if (!hasWorkers) return [quoted(`${on} is ${title}. `)];
    return [quoted(`${on} is ${title}, workers: `), `{ of: ${quoted(`${name}-workers`)} }`, quoted(". ")];
  });
}

function ofBursts({ id, on, to }: StarterAsked): string {
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

function ofLoad({ id, on, to }: StarterAsked): string {
  return `      [
        ${quoted(`${on} answers at most `)},
        { of: ${quoted(`${id}-highest`)} },
        ${quoted(` at ${to}, and at half of that rate all but the slowest in a hundred within `)},
        { of: ${quoted(`${id}-tail`)} },
        ".",
      ],`;
}
