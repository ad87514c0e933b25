import { claimsOf } from "./claims-file.ts";
import type { Starter } from "./starter.ts";
import { asText, pathInWords } from "./words.ts";

/** The text of an article's `article.mdx`. */
export function textFile(starter: Starter): string {
  const { targets } = starter;
  const names = asText(starter.names);
  return `{/* A start, made by pnpm new. Say what you wanted to know and why, and take out what you do not need: app/README.md
lists all that can stand here, CONTRIBUTING.md how to add a claim or a number. */}

What happens when several requests arrive at the same moment? A server may answer one after the other, all of them side by side,
or something in between. This is what ${names} do${targets.length > 1 ? "" : "es"}.

Every number below is looked up in the run named above, and one that it does not have is shown as not measured. Every claim is
tested on the same run, and is worded by the result.

## What is measured

${targets.map((target) => subject(starter, target)).join("\n")}

The services may use the same cores (<Value of="target-cores"/> of them), and only one is measured at a time. The requests of a
burst are sent together, each on a connection of its own. The total time of the burst ends with the last byte of the last answer.
A burst counts only if all its requests were on their way before the first was answered, so answers that take a few milliseconds may be too
fast for it.

${starter.endpoints.map((endpoint) => section(starter, endpoint)).join("\n\n")}

## Which law each service follows

Requests are taken first come, first served, by a number of slots that share a number of cores equally. A *serial* server has one
slot. On a *flat* one, every request has a slot, and a core of its own unless it needs none; *shared* means a slot for every request,
but fewer cores. A *staircase* has fewer slots than requests, each with a core; *queued and shared* means fewer slots than requests,
and fewer cores than slots.

<Laws />

## Why these numbers can be trusted

Before it measures the services, the instrument measures servers whose answers are known, through the same code and in a process of
its own. It also measures with a client that was slowed down on purpose, and has to notice that.

<SelfTest />

Repetitions of each sweep: <Value of="repetitions"/>, or fewer once the claims about it were decided. Their order is random, and
mixes services, endpoints and burst sizes. A claim holds or fails only if its whole interval lies on one side of its bound.

## Environment

<Environment />

## How to cite

<Cite />
`;
}

function subject({ sweeps, endpoints }: Starter, { name, title, hasWorkers }: Starter["targets"][number]): string {
  const own = sweeps.filter(({ target }) => target === name);
  const paths = endpoints
    .filter((one) => own.some(({ endpoint }) => endpoint === one.name))
    .map(({ path }) => `\`${path}\``);
  const workers = hasWorkers ? `; workers: <Value of="${name}-workers"/>` : "";
  return `- **${asText(own[0]?.on ?? name)}**: ${title}, asked at ${paths.join(", ")}${workers}.`;
}

/** What is said of one endpoint: its numbers, its figures and its claims. */
function section({ sweeps, pairs }: Starter, { name, path }: Starter["endpoints"][number]): string {
  const to = pathInWords(path);
  const own = sweeps.filter(({ endpoint }) => endpoint === name);
  const compared = pairs.filter(({ first }) => first.endpoint === name);
  const claims = claimsOf({ sweeps: own, pairs: compared }).map(({ id }) => id);
  const numbers = own.map(
    ({ id, on }) =>
      `On ${asText(on)}, one request alone takes <Value of="${id}-alone"/>; <Value of="${id}-largest"/> at once take <Value of="${id}-total"/>, a rate of\n<Value of="${id}-rate"/>.`,
  );
  const ratios = compared.map(
    ({ id, first, second }) =>
      `Over all bursts of more than one request, ${asText(second.on)} takes <Value of="${id}"/> as long as ${asText(first.on)}.`,
  );
  return `## Requests to \`${path}\`

${[...numbers, ...ratios].join("\n")} The steeper a line in <See figure="${name}"/>, the more
each further request costs.

<Sweep id="${name}" endpoint="${name}" title="Requests to ${to}: total time of a burst"/>

<Claim list id="${claims.join(" ")}"/>

A total says little about a single caller, so <See figure="${name}-requests"/> takes one burst apart.

<Waterfall id="${name}-requests" endpoint="${name}" title="Requests to ${to}: one burst, request by request"/>`;
}
