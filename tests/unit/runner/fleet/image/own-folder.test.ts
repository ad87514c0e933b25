import { expect, it } from "vitest";
import { ownFolder } from "../../../../../runner/fleet/image/own-folder.ts";

const working_dir = "/srv/app/api";

it.each<[what: string, service: object, folder: string | null]>([
  [
    "what it is built from",
    { build: { context: "/home/shop" }, working_dir, volumes: ["./api:/srv/app/api"] },
    "/home/shop",
  ],
  ["what is mounted where it works", { working_dir, volumes: ["data:/data", "./api:/srv/app/api:ro"] }, "/shop/api"],
  ["what lies below that", { working_dir, volumes: ["/src:/srv/app"] }, "/src/api"],
  [
    "the same as Compose shows it",
    { working_dir, volumes: [{ type: "bind", source: "/src", target: "/srv/app/api", bind: {} }] },
    "/src",
  ],
  ["none where a volume is mounted there", { working_dir, volumes: ["api:/srv/app/api"] }, null],
  [
    "none where something is mounted elsewhere",
    { working_dir, volumes: ["./logs:/srv/app/api/logs", "./x:/srv/ap"] },
    null,
  ],
  ["none where it is not said where it works", { volumes: ["./api:/srv/app/api"] }, null],
  ["none where it is built from elsewhere", { build: { context: "https://git.example/shop.git" } }, null],
])("a service works in %s", (_, service, folder) => {
  expect(ownFolder(service, "/shop")).toBe(folder);
});
