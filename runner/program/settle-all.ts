/**
 * Waits until all of what goes on at once has ended, so that none of it goes on unseen when one fails.
 *
 * @throws what the first of them that failed threw
 */
export async function settleAll<T>(all: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(all);
  return Promise.all(all);
}
