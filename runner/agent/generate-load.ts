import type { LoadWindow } from "../../content/run/parts/load-window.ts";
import { type Load, loadFromHere, prepareThreads } from "../load/steady/load-window.ts";
import { bootId } from "../observe/boot-id.ts";
import { monotonicSeconds } from "../program/clock.ts";
import type { Routes } from "./serve.ts";

/** A generator's part of a load; it begins at a moment of the generator's own clock. */
export type LoadJob = Omit<Load, "signal"> & { startsAt: number };

/** Sends load from this machine, and says which machine it is and what its clock shows. */
export function generatingRoutes(): Routes {
  return {
    "/": bootId,
    "/clock": (): number => monotonicSeconds(),
    "/prepare": (asked, signal): Promise<void> => prepareThreads({ ...(asked as Omit<Load, "signal">), signal }),
    // Nobody but the run has the token; what it asks for is plain data of its own program.
    "/window": (asked, signal): Promise<LoadWindow> => loadFromHere({ ...(asked as LoadJob), signal }),
  };
}
