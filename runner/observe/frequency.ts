import { readFile } from "node:fs/promises";
import type { Environment } from "../../content/run/circumstances/environment.ts";

const POLICY = "/sys/devices/system/cpu/cpu0/cpufreq";

/** How the first core may change its speed; a virtual machine usually does not say. */
export async function frequency(): Promise<NonNullable<Environment["frequency"]>> {
  const cpu = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  const now = Number(/^cpu MHz\s*:\s*([\d.]+)$/m.exec(cpu)?.[1]);
  const most = Number(await readFile(`${POLICY}/cpuinfo_max_freq`, "utf8").catch(() => Number.NaN)) / 1000;
  return {
    policy: (await readFile(`${POLICY}/scaling_governor`, "utf8").catch(() => null))?.trim() ?? null,
    megahertz: now > 0 ? now : null,
    mostMegahertz: most > 0 ? most : null,
  };
}
