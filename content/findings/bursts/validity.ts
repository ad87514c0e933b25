import type { Client } from "../../run/parts/client.ts";
import type { RequestRecord } from "../../run/parts/request.ts";

/** What a burst is judged by. */
export interface Judged {
  clock: "shared" | "separate";
  client: Client;
  requests: RequestRecord[];
}

/** The longest that the client may take from making a request to sending it, as a share of the shortest service. */
export const QUEUE_SHARE = 0.25;
/** The longest lag of the client's event loop, as a share of the shortest service. */
export const LAG_SHARE = 0.25;
/** The most of a core that the client may use over a burst: the targets may own them all. */
export const CPU_SHARE = 0.25;

/**
 * Why a burst must not be counted; empty when it is valid: every request was verified, all were on the wire together,
 * nothing queued in the client, and neither its event loop nor its CPU came near what was to be measured.
 */
export function invalidReasonsWhenMeasured(burst: Judged): string[] {
  const { requests, client } = burst;
  const failed = requests.filter(({ error }) => error !== null);
  if (failed[0]) return [`${failed.length} of ${requests.length} requests failed, the first with: ${failed[0].error}`];
  const service = Math.min(...requests.map(({ work }) => work?.serviceSeconds ?? 0));
  const held = Math.max(
    ...requests.map(({ createdSeconds, sentSeconds }) => (sentSeconds ?? Infinity) - createdSeconds),
  );
  const cpuSeconds = client.cpuShare * makespanOf(requests);
  const invalidReasons: [boolean, string][] = [
    [lastSent(requests) > firstAnswered(requests), "not all requests were on the wire before the first was answered"],
    [held > QUEUE_SHARE * service, `a request waited ${say(held)} in the client, ${bound(QUEUE_SHARE, service)}`],
    [client.loopLagSeconds > LAG_SHARE * service, lag(client.loopLagSeconds, service)],
    [
      client.cpuShare > CPU_SHARE && cpuSeconds > CPU_SHARE * service,
      `the client used ${client.cpuShare.toFixed(2)} of a core, over the ${CPU_SHARE} allowed`,
    ],
    [burst.clock === "shared" && !isOrdered(requests), "sent, began, ended and received are not in this order"],
  ];
  return invalidReasons.flatMap(([applies, reason]) => (applies ? [reason] : []));
}

/** When the last request of a burst was sent; Infinity when one never was. */
export function lastSent(requests: RequestRecord[]): number {
  return Math.max(...requests.map(({ sentSeconds }) => sentSeconds ?? Number.POSITIVE_INFINITY));
}

/** When the first answer of a burst began; 0 when one never came. */
export function firstAnswered(requests: RequestRecord[]): number {
  return Math.min(...requests.map(({ firstByteSeconds }) => firstByteSeconds ?? 0));
}

/** Seconds until the last byte of the last answer. */
export function makespanOf(requests: RequestRecord[]): number {
  return Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0));
}

/** On one clock, work begins after it was asked for and ends before it is answered. */
export function isOrdered(requests: RequestRecord[]): boolean {
  return requests.every(({ sentSeconds, firstByteSeconds, work }) => {
    const moments = [sentSeconds ?? 0, work?.beganSeconds ?? 0, work?.endedSeconds ?? 0, firstByteSeconds ?? 0];
    return moments.every((moment, index) => index === 0 || moment >= (moments[index - 1] ?? 0));
  });
}

function lag(lagSeconds: number, service: number): string {
  return `the client's event loop was late by ${say(lagSeconds)}, ${bound(LAG_SHARE, service)}`;
}

function bound(share: number, service: number): string {
  return `over ${share} of the shortest service (${say(service)})`;
}

function say(seconds: number): string {
  return `${(seconds * 1000).toFixed(1)} ms`;
}
