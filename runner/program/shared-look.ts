/**
 * Looks for whoever asks, once for all who ask meanwhile: while a look goes on, the next is not begun, and it serves
 * everybody who has asked by then. So no answer is older than its question.
 */
export function sharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return () => {
    next ??= last.then(() => {
      next = undefined;
      const looking = look();
      last = looking.catch(() => {});
      return looking;
    });
    return next;
  };
}
