import type { NearBackend } from "../../near-backends.ts";
import { AT_ONCE, type ComposeServices } from "./compose-service.ts";

/** What is sent to the shops and nobody may read. */
export const SHOP_TOKEN = "tok-6f1e0a77c2d94b";
export const ITEM = "a kettle for nobody";

const SENT = { headers: { authorization: "Bearer ${SHOP_TOKEN:?}" } };
const FIXED = { work: "fixed", executor: "event-loop" };
const ENDPOINTS = [
  {
    ...{
      name: "order",
      label: "an order",
      method: "POST",
      path: "/orders",
      query: { currency: "EUR" },
      ...SENT,
      ...FIXED,
    },
    ...{ body: { item: ITEM, count: 2 }, answer: { status: 201, at: "/currency", equals: "EUR" } },
  },
  { name: "nap", label: "a nap", path: "/nap/$${amount}", work: "wait", executor: "event-loop" },
  { name: "vault", label: "what is refused", path: "/vault", ...SENT, ...FIXED },
  { name: "moved", label: "what has moved", path: "/old", ...FIXED },
];

interface Shop {
  command: string[];
  /** Where it is published: the address, the port, and the port inside. */
  port: string;
}

/** Shops of somebody else on each backend: nothing in them knows Benchbook. */
export const SHOPS: Record<NearBackend, Record<string, Shop>> = {
  processes: {
    shop: { command: ["node", "shop.mjs"], port: "127.0.0.1:5975:8000" },
    // Listens on the loopback address of IPv6 alone.
    branch: { command: ["node", "shop.mjs"], port: "[::1]:5976:8000" },
  },
  compose: { shop: { command: ["python", "shop.py"], port: "127.0.0.1:5975:8000" } },
};

/** The shops as services whose image is built from a folder beside the Compose file. */
export function shops(backend: NearBackend): ComposeServices {
  const environment = {
    ...{ TOKEN: "${SHOP_TOKEN:?}", HOST: "${BENCHBOOK_HOST:-0.0.0.0}", PORT: "${BENCHBOOK_PORT:-8000}" },
    PYTHONUNBUFFERED: "1",
  };
  const services = Object.entries(SHOPS[backend]).map(([name, { command, port }]) => {
    const block = { label: `The ${name}`, contract: false, endpoints: ENDPOINTS };
    return [name, { build: "./shop", ...AT_ONCE, command, environment, ports: [port], "x-benchbook": block }];
  });
  return Object.fromEntries(services);
}
