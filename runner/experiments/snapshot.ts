import { z } from "zod";
import type { Snapshot } from "../../content/run/observations.ts";
import { send } from "../load/request.ts";
import { parseTop, withoutUsers } from "../observe/top.ts";
import type { Bench, Unplaced } from "./experiment.ts";

const TOP_TIMEOUT_SECONDS = 30;
const TEXT_LIMIT = 20_000;

const body = z.union([z.object({ result: z.string().min(1) }), z.object({ error: z.string() })]);

/** The target's own processes at rest, as its resource monitor prints them; that it cannot is kept as the reason. */
export async function snapshot({ service, signal }: Bench): Promise<Unplaced<Snapshot>> {
  const answer = await send({ port: service.port, path: "/test/resmon", timeoutSeconds: TOP_TIMEOUT_SECONDS, signal });
  const said = readBody(answer.body);
  if (answer.error || !said || "error" in said) {
    const reason = answer.error ?? (said && "error" in said ? said.error : `status ${answer.status}`);
    return { kind: "snapshot", phase: "idle", top: null, rows: [], error: reason.slice(0, 2000) };
  }
  const top = withoutUsers(said.result).slice(0, TEXT_LIMIT);
  const rows = parseTop(top);
  const error = rows.length > 0 ? null : "expected process rows below a header, came none";
  return { kind: "snapshot", phase: "idle", top, rows, error };
}

function readBody(text: string): z.infer<typeof body> | undefined {
  try {
    return body.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
