import { claimsOf } from "./claims-file.ts";
import { measuredBy, type Starter } from "./starter.ts";
import { asText, pathInWords } from "./words.ts";

/** What is said of bursts where an article has any. */
const BURSTS = `The requests of a burst are sent together, each on a connection of its own. The total time of the burst ends with the last byte
of the last answer. A burst counts only if all its requests were on their way before the first was answered, so answers that take a few
milliseconds may be too fast for it.
`;

/** The same of steady load. */
const STEADY = `Under steady load, the *highest rate* is that of clients which send their next request as soon as they have an answer. Other requests
are sent at shares of that rate, at moments that were drawn beforehand, and latency counts from the moment when a request was due. The *tail
latency* is the time within which all but the slowest request in a hundred are answered, and the *capacity* is the highest rate at which that
stays within the bound that the service declares.
`;

const OWN_CORES = `The service may use <Value of="target-cores"/> of the machine's cores.`;
const SHARED_CORES = `The services may use the same cores (<Value of="target-cores"/> of them), and only one is measured at a time<Ran on="several-nodes"> on each
node</Ran>.`;

const LAWS = `
## Which law each service follows

Requests are taken first come, first served, by a number of slots that share a number of cores equally. A *serial* server has one
slot. On a *flat* one, every request has a slot, and a core of its own unless it needs none; *shared* means a slot for every request,
but fewer cores. A *staircase* has fewer slots than requests, each with a core; *queued and shared* means fewer slots than requests,
and fewer cores than slots.

<Laws />
`;

const AFTER_THE_RESULTS = `
## Why these numbers can be trusted

Before it measures the services, the instrument measures servers whose answers are known, through the same code and in a process of
its own. It also measures with a client that was slowed down on purpose, and has to notice that.

<SelfTest />

Repetitions of each measurement: <Value of="repetitions"/>, or fewer where its claims were decided or the time was over. Their order is random, and
mixes services, endpoints and sizes. A claim holds or fails only if its whole interval lies on one side of its bound.

## Environment

<Environment />

## How to cite

<Cite />
`;

/** The text of an article's `article.mdx`. */
export function textFile(starter: Starter): string {
  const { targets, asked } = starter;
  const [hasBursts, hasLoads] = [measuredBy("bursts", asked).length > 0, measuredBy("steady load", asked).length > 0];
  return `{/* A start, made by pnpm new. Say what you wanted to know and why, and take out what you do not need: app/README.md
lists all that can stand here, CONTRIBUTING.md how to add a claim or a number. */}

${hasBursts ? questionOfBursts(starter, hasLoads) : questionOfLoad(starter)}

Every number below is looked up in the run named above, and one that it does not have is shown as not measured. Every claim is
tested on the same run, and is worded by the result.

## What is measured

${targets.map((target) => subject(starter, target)).join("\n")}

${targets.length > 1 ? SHARED_CORES : OWN_CORES}
${hasBursts ? BURSTS : ""}${hasLoads ? `\n${STEADY}\n<SteadyLoads />\n` : ""}
${starter.endpoints.map((endpoint) => section(starter, endpoint)).join("\n\n")}
${hasBursts ? LAWS : ""}${AFTER_THE_RESULTS}`;
}

function questionOfBursts({ names, targets }: Starter, hasLoads: boolean): string {
  const areSeveral = targets.length > 1;
  return `What happens when several requests arrive at the same moment? A server may answer one after the other, all of them side by side,
or something in between. This is what ${asText(names)} ${areSeveral ? "do" : "does"}.${hasLoads ? ofFastAnswers(areSeveral) : ""}`;
}

function questionOfLoad({ names, targets }: Starter): string {
  const answer = targets.length > 1 ? "answer" : "answers";
  return `How many requests a second does a server take? As many as it answers soon enough. This is how many ${asText(names)} ${answer}, and how soon.`;
}

/** What is asked of endpoints that are too fast for bursts, where the others are asked something else. */
function ofFastAnswers(several: boolean): string {
  return ` Where ${several ? "they answer" : "it answers"} within a few milliseconds, the question
is another: how many requests a second, and how soon.`;
}

function subject({ asked, endpoints }: Starter, { name, title, hasWorkers }: Starter["targets"][number]): string {
  const own = asked.filter(({ target }) => target === name);
  const paths = endpoints
    .filter((one) => own.some(({ endpoint }) => endpoint === one.name))
    .map(({ path }) => `\`${path}\``);
  const workers = hasWorkers ? `; workers: <Value of="${name}-workers"/>` : "";
  return `- **${asText(own[0]?.on ?? name)}**: ${title}, asked at ${paths.join(", ")}${workers}.`;
}

/** What is said of one endpoint: its numbers, its figures and its claims. */
function section({ asked, pairs }: Starter, { name, path, by }: Starter["endpoints"][number]): string {
  const own = asked.filter(({ endpoint }) => endpoint === name);
  const compared = pairs.filter(({ first }) => first.endpoint === name);
  const claims = claimsOf({ asked: own, pairs: compared }).map(({ id }) => id);
  const to = pathInWords(path);
  const list = `<Claim list id="${claims.join(" ")}"/>`;
  return `## Requests to \`${path}\`

${by === "bursts" ? ofBursts({ own, compared, name, to, list }) : ofLoad({ own, compared, name, to, list })}`;
}

interface Section {
  own: Starter["asked"];
  compared: Starter["pairs"];
  name: string;
  to: string;
  /** Its claims. */
  list: string;
}

function ofBursts({ own, compared, name, to, list }: Section): string {
  const numbers = own.map(
    ({ id, on }) =>
      `On ${asText(on)}, one request alone takes <Value of="${id}-alone"/>; <Value of="${id}-largest"/> at once take <Value of="${id}-total"/>, a rate of\n<Value of="${id}-rate"/>.`,
  );
  const ratios = compared.map(
    ({ id, first, second }) =>
      `Over all bursts of more than one request, ${asText(second.on)} takes <Value of="${id}"/> as long as ${asText(first.on)}.`,
  );
  return `${[...numbers, ...ratios].join("\n")} The steeper a line in <See figure="${name}"/>, the more
each further request costs.

<Sweep id="${name}" endpoint="${name}" title="Requests to ${to}: total time of a burst"/>

${list}

A total says little about a single caller, so <See figure="${name}-requests"/> takes one burst apart.

<Waterfall id="${name}-requests" endpoint="${name}" title="Requests to ${to}: one burst, request by request"/>`;
}

function ofLoad({ own, compared, name, to, list }: Section): string {
  const numbers = own.map(
    ({ id, on }) =>
      `${asText(on)} answers at most <Value of="${id}-highest"/>. Within a bound of <Value of="${id}-bound"/> it takes\n<Value of="${id}-capacity"/>; at half of its highest rate, the tail latency is <Value of="${id}-tail"/>.`,
  );
  const ratios = compared.map(
    ({ id, first, second }) =>
      `Over all numbers of connections that were tried, ${asText(first.on)} answers <Value of="${id}"/> as many as ${asText(second.on)}.`,
  );
  return `${[...numbers, ...ratios].join("\n")} <See figure="${name}"/> shows how
latency grows with the rate.

<LatencyByRate id="${name}" endpoints="${name}" title="Requests to ${to}: latency against the rate at which they are sent"/>

${list}`;
}
