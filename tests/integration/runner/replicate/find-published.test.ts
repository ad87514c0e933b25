import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { fetchText } from "../../../../runner/replicate/fetch-text.ts";
import { findPublished } from "../../../../runner/replicate/find-published.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server on loopback that answers each path so; the addresses that it was asked for. */
async function site(answers: Record<string, Answer>): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    (answers[request.url ?? ""] ?? missing)(request, response);
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const missing: Answer = (_, response) => response.writeHead(404).end("nothing");
const text =
  (body: string): Answer =>
  (_, response) =>
    response.end(body);
const redirect =
  (location: string): Answer =>
  (_, response) =>
    response.writeHead(302, { location }).end();

const NEVER = new AbortController().signal;
const find = (source: string) => findPublished(source, NEVER);

it("finds the run of a page by the run file that it links to, and the file itself", async () => {
  const run = await fixtureRun();
  const page = `<!doctype html><a href="/">home</a><a href="/base/runs/${run.id}/run.json">Run file</a>`;
  const { url } = await site({
    "/base/": redirect("/base/articles/one/"),
    "/base/articles/one/": text(page),
    "/base/runs/?a=b": text(
      `\uFEFF<a href="${run.id}/run.json#file">Run file</a><a href="/base/runs/${run.id}/run.json">again</a>`,
    ),
    [`/base/runs/${run.id}/run.json`]: text(await fileOf(run)),
  });
  const file = await fileOf(run);
  for (const address of [
    `${url}/base/`,
    `${url}/base/articles/one/`,
    `${url}/base/runs/?a=b#c`,
    `${url}/base/runs/${run.id}/run.json`,
  ])
    expect(await find(address)).toMatchObject({ run: { id: run.id, digest: run.digest }, text: file });
});

it("takes a file, and says so where there is none", async () => {
  const run = await fixtureRun();
  const file = path.join(await scratchFolder(), "theirs.json");
  await writeFile(file, await fileOf(run));
  expect((await find(file)).run.digest).toBe(run.digest);
  await expect(find(`${file}.gone`)).rejects.toThrow(
    /expected an https: address, the id of a stored run or a file, got/,
  );
  await expect(find(path.dirname(file))).rejects.toThrow(/or a file, got/);
});

it("asks no other host than the one that was typed, whatever it answers", async () => {
  const elsewhere = await site({ "/run.json": text(await fileOf(await fixtureRun())) });
  const { url } = await site({
    "/away/": redirect(`${elsewhere.url}/run.json`),
    "/link/": text(`<a href="${elsewhere.url}/runs/x/run.json">Run file</a>`),
    "/round/": redirect("/round/"),
  });
  await expect(find(`${url}/away/`)).rejects.toThrow(/expected a redirect or link within http:\/\/127.0.0.1:\d+, got/);
  await expect(find(`${url}/link/`)).rejects.toThrow(/expected a redirect or link within/);
  await expect(find(`${url}/round/`)).rejects.toThrow(/expected at most 5 redirects, got more/);
  expect(elsewhere.asked).toEqual([]);
});

it("repeats nothing of an address that may let somebody in", async () => {
  const { url } = await site({ "/round/?key=hunter2": redirect("/round/?key=hunter2"), "/cut?key=hunter2": text("{") });
  const away = url.replace("//", "//me:hunter2@");
  const named = ["/round/?key=hunter2", "/cut?key=hunter2", "/gone?key=hunter2#hunter2"].map((place) => url + place);
  for (const address of [...named, away, away.replace("http:", ""), away.replace("http://", "")])
    await expect(find(address), address).rejects.toThrow(/^(?!.*hunter2).*expected/);
});

it("refuses in one sentence what is no run", async () => {
  const { schema: _, ...run } = JSON.parse(await fileOf(await fixtureRun()));
  const { url } = await site({
    "/page/": text("<!doctype html><h1>Something else</h1>"),
    "/deep/": text(`<!doctype html>${"<div>".repeat(50_000)}`),
    "/newer": text(JSON.stringify({ ...run, schema: 99 })),
    "/changed": text(JSON.stringify({ ...run, schema: 3, status: "partial" })),
    "/empty": text(""),
    "/part": (_, response) => response.writeHead(206).end("{}"),
    "/image": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("PNG"),
    "/packed": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
    "/none": (_, response) => response.destroy(),
    "/leave": (_, response) => response.writeHead(302).end(),
    "/cut": text((await fileOf(await fixtureRun())).slice(0, 3000)),
  });
  await expect(find(`${url}/page/`)).rejects.toThrow(/expected a page about one run, got one without a run file/);
  await expect(find(`${url}/deep/`)).rejects.toThrow(/expected a page about one run, got one without a run file/);
  await expect(find(`${url}/newer`)).rejects.toThrow(/expected schema 3, got 99; update Benchbook/);
  await expect(find(`${url}/changed`)).rejects.toThrow(/changed since it was written/);
  await expect(find(`${url}/cut`)).rejects.toThrow(/expected a whole JSON document/);
  await expect(find(`${url}/gone`)).rejects.toThrow(/expected status 200, got status 404/);
  await expect(find(`${url}/part`)).rejects.toThrow(/expected status 200, got status 206/);
  for (const address of [
    ...["page/", "newer", "changed", "cut", "gone", "empty", "part", "image", "packed", "none", "leave"],
  ])
    await expect(find(`${url}/${address}`)).rejects.toThrow(/^[^\n]{10,1100}$/);
});

it("reads no more of a huge answer than is allowed, and waits no longer for a slow one", async () => {
  const { url } = await site({
    "/huge": (_, response) => {
      const more = () => void (response.write("x".repeat(100_000)) ? setImmediate(more) : response.once("drain", more));
      more();
    },
    "/slow": (_, response) => void response.write("{"),
    "/said": (_, response) => void response.writeHead(200, { "content-length": 2_000_000 }).write("{"),
  });
  const bomb = gzipSync(Buffer.alloc(2_000_000));
  const packed = await site({ "/": (_, to) => to.writeHead(200, { "content-encoding": "gzip" }).end(bomb) });
  const limits = { bytes: 1_000_000, seconds: 600 };
  await expect(fetchText(new URL(packed.url), NEVER, limits)).rejects.toThrow(/^\S+: expected at most 1 MB, got more$/);
  await expect(fetchText(new URL(`${url}/huge`), NEVER, limits)).rejects.toThrow(/expected at most 1 MB, got more/);
  await expect(fetchText(new URL(`${url}/said`), NEVER, limits)).rejects.toThrow(/expected at most 1 MB, got more/);
  await expect(fetchText(new URL(`${url}/slow`), NEVER, { ...limits, seconds: 0.2 })).rejects.toThrow(
    /expected an answer within 0.2 s, got none that was whole/,
  );
});

it("ends at once where it is interrupted, and says when nothing listens", async () => {
  const { url } = await site({ "/slow": (_, response) => void response.write("{") });
  const interrupted = AbortSignal.timeout(50);
  await expect(findPublished(`${url}/slow`, interrupted)).rejects.toBe(await reasonOf(interrupted));
  await expect(find("http://127.0.0.1:1/")).rejects.toThrow(/expected an answer, got/);
});

async function reasonOf(signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await new Promise((aborted) => signal.addEventListener("abort", aborted, { once: true }));
  return signal.reason;
}
