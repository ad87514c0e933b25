import { access } from "node:fs/promises";
import path from "node:path";

/** Whether an exported site has the page of an address. */
export async function hasPage(site: string, address: string): Promise<boolean> {
  return access(path.join(site, address, "index.html")).then(
    () => true,
    () => false,
  );
}
