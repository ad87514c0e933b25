import { z } from "zod";
import type { RequestRecord, Work } from "./request.ts";
import { count, seconds, spokenText } from "./units.ts";

const moments = z.array(seconds.nullable());
const numbers = z.array(z.number().nullable());
const counts = z.array(count.nullable());

const columnsSchema = z
  .object({
    createdSeconds: z.array(seconds),
    connectedSeconds: moments,
    sentSeconds: moments,
    firstByteSeconds: moments,
    lastByteSeconds: moments,
    status: z.array(z.int().nullable()),
    error: z.array(spokenText.nullable()),
    pid: counts,
    iterations: counts,
    serviceSeconds: moments,
    beganSeconds: numbers,
    endedSeconds: numbers,
    concurrentTasks: counts,
    /** Only where any request has it. */
    isWholeCall: z.array(z.boolean().nullable()).optional(),
  })
  .refine((columns) => new Set(Object.values(columns).map((column) => column?.length)).size === 1, {
    message: "expected columns of one length",
  });

/** Requests as a run file keeps them: a column for each moment, because the names would outweigh the numbers. */
export type RequestColumns = z.infer<typeof columnsSchema>;

// The columns hold each value to what a record's field is held to; doing it again for every record would take longer
// than all else that reading a run takes.
const records = z.custom<RequestRecord[]>(Array.isArray);

/** Requests: columns in the file, one record each in memory. */
export const requestsSchema = z.codec(columnsSchema, records, { decode: toRecords, encode: toColumns });

function toRecords(columns: RequestColumns): RequestRecord[] {
  const at = <T>(column: (T | null)[], index: number): T | null => column[index] ?? null;
  return columns.createdSeconds.map((createdSeconds, index) => ({
    createdSeconds,
    connectedSeconds: at(columns.connectedSeconds, index),
    sentSeconds: at(columns.sentSeconds, index),
    firstByteSeconds: at(columns.firstByteSeconds, index),
    lastByteSeconds: at(columns.lastByteSeconds, index),
    status: at(columns.status, index),
    error: at(columns.error, index),
    work: workAt(columns, index),
  }));
}

/** The work of one request; none was verified where no process is named. */
function workAt(columns: RequestColumns, index: number): Work | null {
  const pid = columns.pid[index] ?? null;
  if (pid === null) return null;
  return {
    pid,
    iterations: columns.iterations[index] ?? 0,
    serviceSeconds: columns.serviceSeconds[index] ?? 0,
    beganSeconds: columns.beganSeconds[index] ?? 0,
    endedSeconds: columns.endedSeconds[index] ?? 0,
    concurrentTasks: columns.concurrentTasks[index] ?? null,
    ...(columns.isWholeCall?.[index] && { isWholeCall: true }),
  };
}

/** The columns of some requests. */
export function toColumns(requests: RequestRecord[]): RequestColumns {
  const calls = requests.map(({ work }) => work?.isWholeCall ?? null);
  return {
    createdSeconds: requests.map((one) => one.createdSeconds),
    connectedSeconds: requests.map((one) => one.connectedSeconds),
    sentSeconds: requests.map((one) => one.sentSeconds),
    firstByteSeconds: requests.map((one) => one.firstByteSeconds),
    lastByteSeconds: requests.map((one) => one.lastByteSeconds),
    status: requests.map((one) => one.status),
    error: requests.map((one) => one.error),
    pid: requests.map(({ work }) => work?.pid ?? null),
    iterations: requests.map(({ work }) => work?.iterations ?? null),
    serviceSeconds: requests.map(({ work }) => work?.serviceSeconds ?? null),
    beganSeconds: requests.map(({ work }) => work?.beganSeconds ?? null),
    endedSeconds: requests.map(({ work }) => work?.endedSeconds ?? null),
    concurrentTasks: requests.map(({ work }) => work?.concurrentTasks ?? null),
    ...(calls.includes(true) && { isWholeCall: calls }),
  };
}
