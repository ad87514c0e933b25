/** The targets of the original notebook: what a test measures that is not about other ones. */
export const CLASSIC = ["fastapianalytics", "flask1xanalytics", "flask2xanalytics"];

/** Services that are started for the comparison of process models only. */
export const MODELS = [
  ...["uvicornreload", "uvicornsingle", "uvicornworkers"],
  ...["gunicornworkers", "flaskdev", "flaskreload"],
];
