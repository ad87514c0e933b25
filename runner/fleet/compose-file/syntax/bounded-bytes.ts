import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { devNull } from "node:os";

/** Many times what anybody writes; a picture may be named by mistake. */
const MOST_BYTES = 1_000_000;

/**
 * What is in a file, or nothing for `/dev/null`.
 *
 * @throws RangeError for more than a million bytes, and for what is no file
 */
export async function boundedBytes(file: string): Promise<Buffer> {
  await refuseIrregular(file);
  const chunks: Buffer[] = [];
  // One byte more tells that there are more.
  for await (const chunk of createReadStream(file, { end: MOST_BYTES })) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  if (all.length > MOST_BYTES) throw new RangeError(`expected a file of at most ${MOST_BYTES} bytes, got more`);
  return all;
}

/**
 * Refuses what is no file: whoever opens a pipe that nobody writes to waits for ever, and devices may have no end. That
 * there is nothing, or a folder, whoever reads it finds out.
 *
 * @throws RangeError
 */
export async function refuseIrregular(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found || found.isFile() || found.isDirectory() || file === devNull) return;
  throw new RangeError("expected a file, got a device, a pipe or a socket; write what it gives into a file");
}
