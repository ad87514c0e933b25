import { z } from "zod";

import { targetSchema } from "../../../content/run/circumstances/target.ts";
import { type Endpoint, isCalibrated, pathSchema } from "../../../content/run/parts/endpoint.ts";
import { roleSchema } from "../../../content/run/parts/processes.ts";
import { level } from "../../../content/run/parts/units.ts";
import { unavailableSchema } from "../../../content/run/plan.ts";
import { declaredEndpointSchema } from "./declared-endpoint.ts";
import { TCP } from "./health.ts";

/**
 * What a service is there for: to be measured, to compare measured ones with in bursts alone, to show its processes, or to
 * be waited for by the others.
 */
const serviceRole = z.enum(["measured", "control", "process-model", "upstream"]);

/** The packages of our own targets. */
export const USUAL_REQUIREMENTS = "targets/requirements.txt";

const MOST_WORKERS = 1000;
/** The time limit of a run has room for it. */
const MOST_START_SECONDS = 600;
const workersShape = {
  workers: z.int().positive().max(MOST_WORKERS).optional(),
  workersPerCore: z.int().positive().max(MOST_WORKERS).optional(),
};

/** The `x-benchbook` block of a service: what Compose has no word for. */
export const blockSchema = z
  .strictObject({
    // As long as a run file can hold it: a run that was measured must not fail when it is written.
    label: targetSchema.shape.label,
    role: serviceRole.default("measured"),
    family: targetSchema.shape.family.default("none"),
    endpoints: z.array(declaredEndpointSchema).default([]),
    // Whether it answers as targets/README.md says: health, information, processes, and what it worked. Nothing but its
    // endpoints is asked of a service that does not.
    contract: z.boolean().optional(),
    // Where it says that it is ready; or that it is once it accepts connections, of what is waited for and speaks no HTTP.
    health: z.union([z.literal(TCP), pathSchema]).optional(),
    // Of a plan's levels those at which a control is measured; all where it says nothing.
    levels: z.array(level).min(1).optional(),
    // Seconds that it may take until it answers, once its image is built or its packages are there.
    startSeconds: z.int().positive().max(MOST_START_SECONDS).default(60),
    // What a local process is started with: the pinned packages of its Python, and programs that have to be on the path.
    requirements: z.string().min(1).default(USUAL_REQUIREMENTS),
    programs: z.array(z.string().min(1)).default([]),
    // Why it is not to be had: it is declared, never started, and shown as not measured for this reason.
    unavailable: unavailableSchema.shape.reason.nullable().default(null),
    ...workersShape,
    // A count may be a variable, which is replaced before it is read as a number, or that of the service's workers.
    tree: z
      .array(
        z.strictObject({
          ...roleSchema.shape,
          count: z.union(
            [z.literal("workers"), z.coerce.number<number | string>().int().positive()],
            'expected a whole number above 0, or "workers"',
          ),
        }),
      )
      .default([]),
  })
  // Before the rules that join several parts: what comes after a transformation only sees what was right so far.
  .transform((block) => ({
    ...block,
    contract: block.contract ?? block.endpoints.some(({ endpoint }) => endpoint.work !== "fixed"),
  }))
  .refine(({ role, endpoints }) => role === "upstream" || endpoints.length > 0, {
    path: ["endpoints"],
    message: "expected at least one endpoint to ask, got none",
  })
  .refine(({ role, health }) => role === "upstream" || health !== TCP, {
    path: ["health"],
    message: "expected a path, got tcp, which is for services of role upstream: all others are asked through HTTP",
  })
  .refine(({ endpoints }) => new Set(endpoints.map(({ endpoint }) => endpoint.name)).size === endpoints.length, {
    path: ["endpoints"],
    message: "expected every endpoint once, got a name twice",
  })
  .refine(({ workers, workersPerCore }) => workers === undefined || workersPerCore === undefined, {
    path: ["workers"],
    message: "expected either workers or workersPerCore, got both",
  })
  .refine(({ tree }) => tree.every((one) => isRooted(one, tree, tree.length)), {
    path: ["tree"],
    message: "expected every role below one that is declared too, and none below itself",
  })
  .refine(({ contract, endpoints }) => contract || endpoints.every(({ endpoint }) => isTimed(endpoint)), {
    path: ["contract"],
    message:
      "expected endpoints of fixed work or of waits beside contract: false, got others: how long an iteration takes is only known of a service that says so (targets/README.md)",
  });

/** Whether the roles that one is below lead, within so many steps, to one that is below none. */
function isRooted({ below }: Below, tree: readonly (Below & { role: string })[], steps: number): boolean {
  if (!below) return true;
  const above = tree.find(({ role }) => role === below);
  return above !== undefined && steps > 0 && isRooted(above, tree, steps - 1);
}

interface Below {
  below?: string | undefined;
}

/** Whether it is known how long a request takes without the service saying what it worked. */
function isTimed({ work }: Endpoint): boolean {
  return !isCalibrated(work);
}

/** The block before its variables are replaced, as far as they have to be known for that. */
export const rawBlockSchema = z.looseObject(workersShape);

/** See {@link blockSchema}. */
export type Block = z.infer<typeof blockSchema>;
/** See {@link rawBlockSchema}. */
export type RawBlock = z.infer<typeof rawBlockSchema>;
