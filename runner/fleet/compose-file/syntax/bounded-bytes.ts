import { createReadStream } from "node:fs";

/** Many times what anybody writes; a device or a picture that is named by mistake may have no end. */
const MOST_BYTES = 1_000_000;

/**
 * What is in a file, which may be a device such as `/dev/null`.
 *
 * @throws RangeError for more than a million bytes
 */
export async function boundedBytes(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // One byte more tells that there are more.
  for await (const chunk of createReadStream(file, { end: MOST_BYTES })) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  if (all.length > MOST_BYTES) throw new RangeError(`expected a file of at most ${MOST_BYTES} bytes, got more`);
  return all;
}
