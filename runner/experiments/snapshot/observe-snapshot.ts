import { z } from "zod";
import type { Snapshot } from "../../../content/run/observations/snapshot.ts";
import type { Answer } from "../../load/exchange.ts";
import { send } from "../../load/send-request.ts";
import { readTop } from "../../observe/top/read-top.ts";
import type { ExperimentContext, Unplaced } from "../common/context.ts";

const TOP_TIMEOUT_SECONDS = 30;
const TEXT_LIMIT = 20_000;

const body = z.union([z.object({ result: z.string().min(1) }), z.object({ error: z.string() })]);

/** The target's own processes at rest, as its resource monitor prints them; that it cannot is kept as the reason. */
export async function observeSnapshot({ service, signal }: ExperimentContext): Promise<Unplaced<Snapshot>> {
  return snapshotOf(
    await send({
      host: service.host,
      port: service.port,
      path: "/test/resmon",
      timeoutSeconds: TOP_TIMEOUT_SECONDS,
      signal,
    }),
  );
}

/** A snapshot from what was answered: all of its processes, or why there are none and no text. */
export function snapshotOf(answer: Pick<Answer, "body" | "error" | "status">): Unplaced<Snapshot> {
  const said = readBody(answer.body);
  if (answer.error || !said || "error" in said)
    return gap(answer.error ?? (said && "error" in said ? said.error : `status ${answer.status}`));
  const read = readTop(said.result);
  if ("gap" in read) return gap(read.gap);
  return { kind: "snapshot", phase: "idle", top: shortened(read.text), rows: read.rows, error: null };
}

function gap(error: string): Unplaced<Snapshot> {
  return { kind: "snapshot", phase: "idle", top: null, rows: [], error: error.slice(0, 2000) };
}

/** As many whole lines as a run file may hold, and how many there are more: all rows are kept beside the text. */
function shortened(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  const kept = text.slice(0, text.lastIndexOf("\n", TEXT_LIMIT - 100));
  return `${kept}\n(${text.slice(kept.length + 1).split("\n").length} lines more)`;
}

function readBody(text: string): z.infer<typeof body> | undefined {
  try {
    return body.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
