"use client";

import type { Activity } from "../../../content/findings/bursts/activity.ts";
import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { activityDrawing } from "./activity-drawing.tsx";

/** The figure of processes during bursts in the browser. */
export function LiveActivity(props: LiveFigureProps<Activity[]>) {
  return <LiveFigure drawing={activityDrawing} {...props} />;
}
