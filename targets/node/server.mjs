/** The target in Node: a control of what the client can do, with those parts of the contract that are simple here. */
import { createServer } from "node:http";
import { parseArgs } from "node:util";

const MOST_ITERATIONS = 10_000_000;
const MOST_MILLISECONDS = 60_000;
/** The slow service's answer is awaited for so much longer than it was asked to take. */
const GRACE_MILLISECONDS = 60_000;
/** So many steps are one iteration, as in `workload/cpu.py`. */
const STEPS = 20_000;

/** A request asks for something that is not served; the message says what was expected. */
class WrongRequest extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const { values } = parseArgs({ options: { host: { type: "string" }, port: { type: "string" } } });

createServer(async (request, response) => {
  const [status, body] = await answer(new URL(request.url ?? "/", "http://localhost")).catch((thrown) => [
    thrown.status ?? 500,
    { error: thrown.message },
  ]);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}).listen(Number(values.port), values.host);

/** Status and body of the answer to a path. */
async function answer({ pathname, searchParams }) {
  const [, test, name, amount = ""] = pathname.split("/");
  if (test !== "test") throw new WrongRequest(404, "expected a path below /test");
  if (name === "health") return [200, { status: "ok" }];
  if (name === "calibrate") return [200, compute(searchParams, "1")];
  if (name === "sync-cpubound") return [200, compute(searchParams, amount)];
  if (name === "async-iobound") return [200, await wait(amount)];
  throw new WrongRequest(404, `expected health, calibrate, sync-cpubound or async-iobound, got '${name}'`);
}

/** Works on the event loop. */
function compute(query, amount) {
  const kind = query.get("work") ?? "matrix";
  if (kind !== "python") throw new WrongRequest(422, `work: expected python, got '${kind.slice(0, 80)}'`);
  const iterations = count("iterations", amount, MOST_ITERATIONS);
  const began = monotonic();
  for (let iteration = 0; iteration < iterations; iteration++) drawNumbers();
  return worked({ what: `Duration of ${iterations} iterations`, work: "python", iterations, began });
}

/** Draws the pseudo-random numbers that `workload/cpu.py` draws in plain Python. */
function drawNumbers() {
  let number = 1;
  for (let step = 0; step < STEPS; step++) number = (Math.imul(number, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return number;
}

/** Awaits the slow service. */
async function wait(amount) {
  const milliseconds = count("milliseconds", amount, MOST_MILLISECONDS);
  const began = monotonic();
  const address = `${process.env.UPSTREAM_URL ?? "http://upstream:5000"}/wait/${milliseconds}`;
  const signal = AbortSignal.timeout(milliseconds + GRACE_MILLISECONDS);
  const body = await fetch(address, { signal, headers: { connection: "close" } })
    .then((answered) => answered.json())
    .catch((failed) => {
      throw new WrongRequest(502, `upstream: expected an answer after the wait, got ${failed.name}`);
    });
  if (body.milliseconds !== milliseconds)
    throw new WrongRequest(502, "upstream: expected an answer after the wait, got something else");
  return worked({ what: `Wait of ${milliseconds} milliseconds`, work: "wait", iterations: milliseconds, began });
}

/** A work answer, of work that has just ended. */
function worked({ what, work, iterations, began }) {
  const ended = monotonic();
  const message = `Received at: ${new Date().toISOString()} -- ${what}`;
  return { message, result: ended - began, pid: process.pid, iterations, work, began, ended };
}

/** A whole number from 1 to `most`, in digits only. */
function count(name, text, most) {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new WrongRequest(422, `${name}: expected an integer from 1 to ${most}, got '${text.slice(0, 80)}'`);
}

/** Seconds on the clock that Python's `time.monotonic` reads. */
function monotonic() {
  return Number(process.hrtime.bigint()) / 1e9;
}
