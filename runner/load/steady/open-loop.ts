import { monotonicSeconds } from "../../program/clock.ts";
import { answeredTwice, Connection, timedOut } from "./connection/connection.ts";
import type { LoadRequest } from "./connection/load-request.ts";
import { settle } from "./settle.ts";
import type { Tally } from "./tally.ts";

/**
 * What is due for longer than this is not sent any more but counted as missed: sent all at once, what a late client has
 * piled up would be another load than the one that was asked for.
 */
const MOST_LATE_SECONDS = 0.05;

/** How often it is looked at whether requests have taken their whole time. */
const LOOK_MILLISECONDS = 20;

/** A connection, and when its request was due and sent. */
interface Slot {
  connection: Connection;
  due: number;
  sent: number;
}

/**
 * Sends requests when they are due, on any connection that is free; the last one that became free comes first.
 *
 * Where any connection ever had more answers than requests, none of the answers is counted: see {@link settle}.
 */
export class OpenLoop {
  readonly #request: LoadRequest;
  readonly #mostConnections: number;
  readonly #tally: Tally;
  readonly #freed: (now: number) => void;
  readonly #free: Slot[] = [];
  readonly #busy = new Set<Slot>();
  readonly #timer: NodeJS.Timeout;
  #over: (() => void) | null = null;
  #longestSeconds = 0;

  /** @param freed told when a request is over: this thread is awake, and something else may be due */
  constructor(request: LoadRequest, mostConnections: number, tally: Tally, freed: (now: number) => void) {
    this.#request = request;
    this.#mostConnections = mostConnections;
    this.#tally = tally;
    this.#freed = freed;
    this.#timer = setInterval(() => this.#giveUpLate(), LOOK_MILLISECONDS);
  }

  /** A request is due, now or somewhat earlier. */
  arrive(due: number): void {
    const now = monotonicSeconds();
    const isLate = now - due > MOST_LATE_SECONDS;
    const slot = isLate ? undefined : (this.#free.pop() ?? this.#another());
    if (slot) this.#send(slot, now, due);
    else this.#tally.misses(due, isLate ? "late" : "full");
  }

  #send(slot: Slot, now: number, due: number): void {
    slot.due = due;
    slot.sent = now;
    this.#busy.add(slot);
    this.#tally.sends(now, due);
    slot.connection.send();
  }

  /**
   * No further request is due: waits until the last one is over and for what is said after it, and lets go of all
   * connections.
   */
  async end(): Promise<void> {
    if (this.#busy.size > 0) await new Promise<void>((resolve) => (this.#over = resolve));
    clearInterval(this.#timer);
    await settle(this.#request, this.#longestSeconds);
    if (this.#free.some(({ connection }) => connection.hasSaidMore)) this.#tally.takesAllBack(answeredTwice());
    for (const { connection } of this.#free) connection.close();
  }

  #another(): Slot | undefined {
    if (this.#busy.size >= this.#mostConnections) return undefined;
    const slot: Slot = {
      connection: new Connection(this.#request, (failed) => {
        const now = monotonicSeconds();
        // It is not looked at every moment whether one has taken its whole time.
        const isTimeout = now - slot.due > this.#request.timeoutSeconds;
        this.#longestSeconds = Math.max(this.#longestSeconds, now - slot.sent);
        this.#tally.ends(now, slot, failed ?? (isTimeout ? timedOut(this.#request) : null));
        this.#busy.delete(slot);
        this.#free.push(slot);
        this.#freed(now);
        if (this.#busy.size === 0) this.#over?.();
      }),
      due: 0,
      sent: 0,
    };
    return slot;
  }

  #giveUpLate(): void {
    const latest = monotonicSeconds() - this.#request.timeoutSeconds;
    for (const { connection, due } of this.#busy) if (due < latest) connection.giveUp();
  }
}
