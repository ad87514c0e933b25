import { Fragment } from "react";
import { machineOf } from "../../content/findings/machines/machine.ts";
import { BACKENDS } from "../../content/run/circumstances/backend.ts";
import { href } from "../address/href.ts";
import type { ListedRun } from "../library/listed-run.ts";
import { addressOfPair, type StoredPair } from "./pairs.ts";

const list = new Intl.ListFormat("en-GB");

/** Every run once, newest first, with a link for each run that it is beside. */
export function ListOfPairs({ pairs }: { pairs: StoredPair[] }) {
  const byYours = Map.groupBy(pairs, ({ yours }) => yours.id);
  const newestFirst = [...byYours.values()].toSorted(([one], [two]) => (idOf(one) < idOf(two) ? 1 : -1));
  return (
    <ul>
      {newestFirst.map(([first, ...others]) =>
        first === undefined ? null : (
          <li key={first.yours.id}>
            {sayRun(first.yours)}, beside{" "}
            {[first, ...others].map((pair, place) => (
              <Fragment key={pair.theirs.id}>
                {place > 0 && "; "}
                <a href={href(addressOfPair(pair.theirs.id, pair.yours.id))}>{sayTheirs(pair)}</a>
                {pair.theirs.isContributed && ", contributed"}
              </Fragment>
            ))}
          </li>
        ),
      )}
    </ul>
  );
}

function idOf(pair: StoredPair | undefined): string {
  return pair?.yours.id ?? "";
}

/** What the other run is: that of some articles, the one that was repeated, or one on fewer nodes. */
function sayTheirs({ theirs, yours, articles }: StoredPair): string {
  const titles = articles.filter(({ runId }) => runId === theirs.id).map(({ title }) => `“${title}”`);
  if (titles.length > 0) return `the run of ${list.format(titles)}`;
  if (yours.plan.replicates?.run === theirs.id) return "the run that it repeats";
  const nodes = sayNodes(theirs);
  return nodes === "" ? theirs.id : `the ${theirs.plan.name} plan${nodes}`;
}

/** A run in a list: when, with which plan, on which machine and how, and whether it is contributed. */
export function sayRun(run: ListedRun): string {
  const moment = run.startedAt.slice(0, 16).replace("T", " ");
  return `${moment} UTC, ${run.plan.name} plan, ${machineOf(run).label}, through ${BACKENDS[run.environment.backend]}${sayNodes(run)}${run.isContributed ? ", contributed" : ""}`;
}

function sayNodes({ environment }: ListedRun): string {
  const nodes = environment.nodes?.length ?? 0;
  return nodes === 0 ? "" : ` on ${nodes} ${nodes === 1 ? "node" : "nodes"}`;
}
