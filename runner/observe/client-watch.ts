import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MILLISECONDS = 5;

/**
 * Watches this process while it loads a target; the returned function ends the watch and says the share of one core
 * it used and the longest time its event loop was late.
 */
export function clientWatch(): () => { cpuShare: number; loopLagSeconds: number } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS });
  const cpu = process.cpuUsage();
  const began = process.hrtime.bigint();
  delay.enable();
  return () => {
    delay.disable();
    const used = process.cpuUsage(cpu);
    const wallMicroseconds = Number(process.hrtime.bigint() - began) / 1e3;
    // The histogram holds intervals between ticks: the interval asked for is not lag.
    const lagMilliseconds = Math.max(0, delay.max / 1e6 - RESOLUTION_MILLISECONDS);
    return {
      cpuShare: round((used.user + used.system) / wallMicroseconds),
      loopLagSeconds: delay.count > 0 ? round(lagMilliseconds / 1e3) : 0,
    };
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
