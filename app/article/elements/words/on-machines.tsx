import { acrossMachines, sayAcrossMixed } from "../../../../content/findings/machines/across.ts";
import { href } from "../../../address/href.ts";
import { machineRuns } from "../../../library/machine-runs.ts";
import { namable } from "../common/element.ts";

/**
 * On how many machines a claim holds, of all whose runs are stored: `holds on 5 of 6 machines`, after words for the claim.
 * With several claims it tells of the first.
 */
export const onMachines = namable({ claims: "claims" }, async ({ claims: [claim = ""] }, { article }) => (
  <a href={href("/machines/")}>{sayAcrossMixed(acrossMachines(await machineRuns(article), claim))}</a>
));
