import { once } from "node:events";
import { constants, type WriteStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import { execa } from "execa";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { keptSecrets } from "../../program/secrets/secrets.ts";
import { readLogEnd } from "./kept-log.ts";
import type { LogTask } from "./read-pipes.ts";

/** Keeps the ends of the logs of local processes in a folder. */
export class LogReader {
  readonly #folder: string;
  #thread: Worker | undefined;

  /** @param folder where the logs are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Begins a log: what is written to the returned stream is read until nobody has it open any more; a child that has it
   * writes to it by itself. It is a real pipe, as under Docker: a socket could not be opened as `/dev/stdout`, which
   * servers are told to write their logs to.
   *
   * @throws ExitError (the machine cannot) when there can be no such pipe or log
   */
  async begin(name: string): Promise<WriteStream> {
    await mkdir(this.#folder, { recursive: true });
    const pipe = path.join(this.#folder, `${name}.pipe`);
    await rm(pipe, { force: true });
    const made = await execa("mkfifo", [pipe], { reject: false });
    const why = made.stderr || made.originalMessage;
    if (made.failed)
      throw new ExitError(`expected mkfifo to make a pipe for the log of ${name}, got: ${why}`, EXIT.unable);
    // Whoever opens an end of a pipe alone waits for the other end.
    const both = await open(pipe, constants.O_RDWR);
    try {
      const refusal = await this.#ask({ pipe, file: this.#fileOf(name), secrets: keptSecrets() });
      if (refusal) throw new ExitError(`expected to write the log of ${name}, got: ${refusal}`, EXIT.unable);
      return (await open(pipe, constants.O_WRONLY)).createWriteStream();
    } finally {
      await both.close();
      await rm(pipe, { force: true });
    }
  }

  /** The last bytes that were written to a log by now. */
  async end(name: string, bytes: number): Promise<string> {
    if (this.#thread) await this.#ask();
    return readLogEnd(this.#fileOf(name), bytes);
  }

  /** Reads no more. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
  }

  #fileOf(name: string): string {
    return path.join(this.#folder, `${name}.log`);
  }

  async #ask(log?: LogTask["log"]): Promise<string | undefined> {
    this.#thread ??= startThread();
    const { port1: answer, port2: reply } = new MessageChannel();
    this.#thread.postMessage({ log, reply } satisfies LogTask, [reply]);
    const gone = once(answer, "close").then(() => ["the thread that reads logs has ended"]);
    const [refusal] = await Promise.race([once(answer, "message"), gone]);
    answer.close();
    return refusal;
  }
}

function startThread(): Worker {
  // A socket closes its pipe itself: closed once more, it could be another file by then.
  const thread = new Worker(path.join(import.meta.dirname, "read-pipes.ts"), { trackUnmanagedFds: false });
  thread.unref();
  thread.on("error", () => {});
  return thread;
}
