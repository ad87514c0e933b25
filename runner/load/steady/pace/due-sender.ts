import { monotonicSeconds } from "../../../program/clock.ts";
import type { DueRequests } from "./due-requests.ts";

/**
 * Sends the requests of a thread when they are due. Where the next is due so soon that the thread would be late if it slept,
 * it stays awake, turn by turn of its event loop: answers that come meanwhile are read at once.
 */
export class DueSender {
  readonly #due: DueRequests;
  readonly #earlySeconds: number;
  readonly #send: (due: number) => void;
  #isAwake = false;
  #atRest: (() => void) | null = null;

  /** @param earlySeconds how soon a request has to be due for its thread to stay awake */
  constructor(due: DueRequests, earlySeconds: number, send: (due: number) => void) {
    this.#due = due;
    this.#earlySeconds = earlySeconds;
    this.#send = send;
  }

  /** Sends everything that is due by now. */
  sendDue(now: number): void {
    for (let moment = this.#due.take(now); moment !== null; moment = this.#due.take(now)) this.#send(moment);
  }

  /** The thread was called: something is due, or soon will be. */
  wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#turn();
  }

  /** The thread was called for the last time: sends the rest, also what is never due on a clock that was set back. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#atRest = resolve;
      this.wake();
    });
    this.sendDue(Number.POSITIVE_INFINITY);
  }

  readonly #turn = (): void => {
    const now = monotonicSeconds();
    this.sendDue(now);
    this.#isAwake = this.#due.next - now <= this.#earlySeconds;
    if (this.#isAwake) setImmediate(this.#turn);
    else this.#atRest?.();
  };
}
