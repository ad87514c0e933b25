import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import type { ExperimentContext } from "../../../../../runner/experiments/common/context.ts";
import { observeTree } from "../../../../../runner/experiments/process-tree/observe-tree.ts";
import { loadLevel } from "../../../../../runner/experiments/process-tree/tree-load.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { loadFromHere } from "../../../../../runner/load/steady/load-window.ts";
import { localObserver } from "../../../../../runner/observe/target-observer.ts";
import { Amounts } from "../../../../../runner/plan/amounts.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { QUERY } from "../../../../fixture/made-run/query.ts";
import { threeServices } from "../../services.fixture.ts";

let server: Server | undefined;
afterEach(() => server?.close());

it("keeps a service busy until its processes were looked at, however soon it answers", async () => {
  let answered = 0;
  server = createServer((_, response) => {
    answered += 1;
    response.end('{"rows":10}');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const service: Service = { ...(threeServices[0] as Service), workers: null, port, endpoints: [QUERY] };
  const plan = makePlan({ plan: "quick", dryRun: false }, [service]);
  const { signal } = new AbortController();
  const local = localObserver(process.pid);
  // Looks only once a second burst is being answered, whenever that is.
  const lookLater = async () => {
    while (answered <= loadLevel(1)) await sleep(1);
    return local.tree();
  };
  const context: ExperimentContext = {
    ...{
      service,
      plan,
      amounts: new Amounts(plan),
      earlier: [],
      clock: "shared",
      sharedCores: null,
      observer: { ...local, tree: lookLater },
      sendLoad: loadFromHere,
      signal,
    },
  };
  const { processes, error } = await observeTree(context, "load");
  expect([processes.length > 0, error]).toEqual([true, null]);
  expect(answered % loadLevel(1)).toBe(0);
  // Without a second burst it would look for ever.
}, 60_000);
