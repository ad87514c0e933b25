import { acrossMachines, sayAcrossMixed } from "../../../../content/findings/machines/across.ts";
import { href } from "../../../address/href.ts";
import { curled } from "../../../library/curled.ts";
import { machineRuns } from "../../../library/machine-runs.ts";
import { namable } from "../common/element.ts";

/**
 * Claims with the number of machines that they hold on, of all whose runs are stored, each as a sentence of its own:
 * “At rest, FastAPI with one worker is one process” holds on 5 of 6 machines.
 */
export const onMachines = namable({ claims: "claims" }, async ({ claims }, { article }) => {
  const machines = await machineRuns(article);
  return claims.map((id) => (
    <span key={id}>
      “{curled(article.claims[id]?.statement ?? "").replace(/\.$/, "")}”{" "}
      <a href={href("/machines/")}>{sayAcrossMixed(acrossMachines(machines, id))}</a>.{" "}
    </span>
  ));
});
