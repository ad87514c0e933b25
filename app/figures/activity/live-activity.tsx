"use client";

import type { Activity } from "../../../content/findings/within-bursts/activity.ts";
import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { activityDrawing } from "./activity-drawing.tsx";

/** The interactive figure of processes during a burst. */
export function LiveActivity(props: LiveFigureProps<Activity[]>) {
  return <LiveFigure drawing={activityDrawing} {...props} />;
}
