import type { FoundEndpoint } from "../ask/found-endpoint.ts";
import { claimsOf } from "./claims-file.ts";
import { bracketed, entry, importing, quoted } from "./source.ts";
import type { Starter, StarterAsked } from "./starter.ts";

/** The text of an article's `article.ts`. */
export function articleFile(starter: Starter): string {
  const { title, question } = titleOf(starter);
  return `import type { ArticleRecord } from "${starter.content}/articles/record.ts";
${importing(["claims"], "./claims.ts")}
${importing(["values"], "./values.ts")}

/** ${question}. */
export const article: ArticleRecord = {
${entry("title", quoted(title), 2)}
${entry("description", quoted(`${question}, measured by a program that anyone can run again.`), 2)}
${strings("keywords", keywordsOf(starter), 2)}
  abstract: {
${abstractOf(starter)}
  },
  claims,
  values,
  run: ${runOf(starter)},
  measures: {
${measuresOf(starter)}
  },
  picture: ${pictureOf(starter)},
};
`;
}

/** An entry whose value is a list of texts. */
function strings(key: string, list: readonly string[], indent: number): string {
  return `${" ".repeat(indent)}${key}: ${bracketed(list.map(quoted), { indent, before: key.length + 2 })},`;
}

function endpointNames({ endpoints }: Starter, by: FoundEndpoint["by"]): string[] {
  return endpoints.filter((one) => one.by === by).map(({ name }) => name);
}

function hasBursts(starter: Starter): boolean {
  return endpointNames(starter, "bursts").length > 0;
}

/** The title, and what the article wants to know, as a clause that can begin a sentence. */
function titleOf(starter: Starter): { title: string; question: string } {
  const { names, targets } = starter;
  const [verb, answer] = targets.length > 1 ? ["do", "answer"] : ["does", "answers"];
  if (hasBursts(starter))
    return {
      title: `${names}: several requests at once`,
      question: `What ${names} ${verb} when several requests arrive at the same moment`,
    };
  return {
    title: `${names}: requests at steady rates`,
    question: `How many requests a second ${names} ${answer}, and how soon`,
  };
}

/** The parts of each target's title: Flask and Gunicorn of `Flask under Gunicorn`. */
function keywordsOf({ targets }: Starter): string[] {
  return [...new Set(targets.flatMap(({ title }) => title.split(" under ")))];
}

function abstractOf(starter: Starter): string {
  const findings = claimsOf(starter).map(({ id }) => id);
  return `    subjects: ${bracketed(subjects(starter), { indent: 4, before: "subjects: ".length })},
${strings("findings", findings, 4)}
    numbers: [
${starter.asked.map((one) => (one.by === "bursts" ? ofBursts(one) : ofLoad(one))).join("\n")}
    ],`;
}

/** Which run the article is about: the newest that has its targets, and steady load if it reads any. */
function runOf(starter: Starter): string {
  const targets = bracketed(
    starter.targets.map(({ name }) => quoted(name)),
    { indent: 2, before: 45 },
  );
  const isSteady = endpointNames(starter, "steady load").length > 0;
  return `{ newestOf: "any plan", withTargets: ${targets}${isSteady ? ", withSteadyLoad: true" : ""} }`;
}

/** What the article wants measured, an entry a line. */
function measuresOf(starter: Starter): string {
  const { file, overrides, targets } = starter;
  const steady = endpointNames(starter, "steady load").map(quoted);
  return [
    ...(file === null ? [] : [`    file: ${quoted(file)},`]),
    ...(overrides.length === 0 ? [] : [strings("overrides", overrides, 4)]),
    strings(
      "targets",
      targets.map(({ name }) => name),
      4,
    ),
    strings("endpoints", endpointNames(starter, "bursts"), 4),
    ...(steady.length > 0 ? [`    steady: { endpoints: ${bracketed(steady, { indent: 4, before: 24 })} },`] : []),
  ].join("\n");
}

/** What the picture for links shows: of bursts if there are any. */
function pictureOf(starter: Starter): string {
  const { endpoints } = starter;
  const pictured = endpoints.find(({ by }) => by === "bursts") ?? endpoints[0];
  const says = hasBursts(starter)
    ? "requests at once: seconds until the last answer"
    : "requests a second, all but the slowest in a hundred within the bound";
  return `{ endpoint: ${quoted(pictured?.name ?? "root")}, says: ${quoted(says)} }`;
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
