const TAKEN = 0;
const CALLED = 1;

/**
 * What the pacer knows of a thread that sends, in memory that they share: a thread that is awake takes what is due by
 * itself, and one that was called already will come. To call it for every request would cost as much as to send it.
 */
export class Progress {
  readonly #shared: Int32Array;

  /** @param memory as {@link Progress.memory} makes it */
  constructor(memory: SharedArrayBuffer) {
    this.#shared = new Int32Array(memory);
  }

  /** Memory for one thread. */
  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  }

  /** How many of the requests that are its own the thread has taken. */
  get taken(): number {
    return Atomics.load(this.#shared, TAKEN);
  }

  /** The thread takes the next. */
  takes(): void {
    Atomics.add(this.#shared, TAKEN, 1);
  }

  /** Whether the thread has to be called: not where it was, and has not come yet. */
  isToBeCalled(): boolean {
    return Atomics.exchange(this.#shared, CALLED, 1) === 0;
  }

  /** The thread comes, and sees all that is due. */
  comes(): void {
    Atomics.store(this.#shared, CALLED, 0);
  }
}
