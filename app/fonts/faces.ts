import localFont from "next/font/local";

/** For the text. Its fallback has its metrics, see fallback.css. */
export const serif = localFont({
  src: [
    { path: "./source-serif-4-400-normal.woff2", weight: "400", style: "normal" },
    { path: "./source-serif-4-400-italic.woff2", weight: "400", style: "italic" },
    { path: "./source-serif-4-600-normal.woff2", weight: "600", style: "normal" },
  ],
  variable: "--font-serif",
  display: "swap",
  adjustFontFallback: false,
  fallback: ["Serif Fallback", "Georgia", "serif"],
});

/** For figures, tables, captions and everything that is used rather than read. */
export const sans = localFont({
  src: [
    { path: "./source-sans-3-400-normal.woff2", weight: "400", style: "normal" },
    { path: "./source-sans-3-600-normal.woff2", weight: "600", style: "normal" },
  ],
  variable: "--font-sans",
  display: "swap",
  adjustFontFallback: false,
  fallback: ["Sans Fallback", "system-ui", "sans-serif"],
});
