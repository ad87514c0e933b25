/**
 * Lets those who ask while a call is under way share the next one: what each of them gets was found out after it had asked.
 *
 * @param call finds something out; there is never more than one of it at a time
 */
export function shareCalls<T>(call: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return () => {
    next ??= last
      .catch(() => {})
      .then(() => {
        next = undefined;
        const begun = call();
        last = begun;
        return begun;
      });
    return next;
  };
}
