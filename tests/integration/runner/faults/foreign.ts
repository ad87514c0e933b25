import { beforeAll, describe, expect, it } from "vitest";
import { figuresOfRun } from "../../../../app/figures/run-figures.ts";
import { observedLawOf } from "../../../../content/findings/laws/observed-laws.ts";
import type { Run } from "../../../../content/run/run.ts";
import { unexplainedFailures } from "../../../../runner/checks/crash-test/held-up.ts";
import { type FaultedRun, faultedRun } from "../faulted-run/faulted-run.ts";
import { ITEM, SHOP_TOKEN, SHOPS } from "../faulted-run/services/shops.ts";
import type { TestedBackend } from "../near-backends.ts";
import { drawRunPage } from "../result/draw-site.tsx";
import { lastAttempts } from "../result/last-attempts.ts";

/** What a run through a backend says of services of somebody else. */
export function testForeign({ backend, isSkipped, why }: TestedBackend): void {
  describe.skipIf(isSkipped)(`services of somebody else, measured through ${backend}${why}`, () => {
    const names = Object.keys(SHOPS[backend]);
    const isShop = ({ target }: { target: string | null }) => names.some((name) => name === target);
    let faulted: FaultedRun;
    let run: Run;
    /** What of the run is about the shops. */
    let ofShops: Pick<Run, "targets" | "observations" | "failures">;

    beforeAll(async () => {
      faulted = await faultedRun(backend);
      run = faulted.run as Run;
      expect(faulted.filesWritten, faulted.output).toBeGreaterThanOrEqual(3);
      ofShops = {
        targets: run.targets.filter(({ name }) => names.includes(name)),
        observations: run.observations.filter(isShop),
        failures: run.failures.filter(isShop),
      };
    });

    it("have what they are sent neither in the run file nor in the journal, nor was it printed", () => {
      expect(ofShops.targets[0]?.endpoints[0]).toMatchObject({
        ...{ query: { currency: "EUR" }, headers: ["authorization"] },
        body: { type: "application/json", bytes: 40 },
      });
      for (const secret of [SHOP_TOKEN, ITEM]) expect(faulted.written).not.toContain(secret);
    });

    it("are sent it: orders are taken, and only what is refused or has moved is missing", () => {
      expect(run.plan.targets, faulted.output).toEqual(expect.arrayContaining(names));
      expect(faulted.exitCode).toBe(1);
      const messages = (endpoint: string) =>
        ofShops.failures.flatMap(({ stage, message }) => (stage.startsWith(endpoint) ? [message] : []));
      for (const message of messages("vault"))
        expect(message).toMatch(/expected status 200, got 403: .*\(not shown\) may not/);
      for (const message of messages("moved")) expect(message).toContain("expected status 200, got 302");
      expect([messages("vault").length, messages("moved").length].every((count) => count > 0)).toBe(true);
      const isWrong = /^(?:vault|moved), /;
      expect(unexplainedFailures(ofShops).filter(({ stage }) => !isWrong.test(stage))).toEqual([]);
      const orders = lastAttempts(ofShops).flatMap(({ endpoint, requests }) => (endpoint === "order" ? requests : []));
      expect(orders.length).toBeGreaterThan(0);
      expect(orders.map(({ status, error, work }) => [status, error, work])).toEqual(
        orders.map(() => [201, null, null]),
      );
    });

    it("are asked for nothing that they do not have, and their processes are seen from outside", () => {
      expect(ofShops.targets.map(({ contract, information }) => [contract, information])).toEqual(
        names.map(() => [false, null]),
      );
      const kinds = new Set(ofShops.observations.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(["roundTrip", "tree", "single", "burst"]));
      const trees = ofShops.observations.flatMap((seen) => (seen.kind === "tree" ? [seen.processes.length] : []));
      expect(Math.min(...trees)).toBeGreaterThan(0);
    });

    it("have laws from answers alone, figures for whatever was measured, and a page without a number that is none", async () => {
      // Whether so few bursts on a busy machine tell a law is up to the machine; what it rests on is not.
      const law = observedLawOf(run, { target: "shop", endpoint: "nap" });
      expect(law?.isWeaker ?? true).toBe(true);
      const drawn = figuresOfRun(run, null).filter(({ id }) => /order|nap/.test(id));
      expect(drawn.map(({ content }) => content !== null)).toEqual([true, true, true, true]);
      const page = await drawRunPage(run);
      expect(page).toContain("how many workers it has is not known; did not say what it is");
      expect(page).toContain("seen from outside");
      expect(page).toContain("POST /orders?currency=EUR authorization, a body of 40 bytes, application/json fixed");
      expect(page).toContain("GET /nap/{amount} nothing wait status 200");
      expect(page).toContain("nothing to compare with");
      expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
    });
  });
}
