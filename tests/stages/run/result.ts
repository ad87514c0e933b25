/** A test that did not run, and why. */
export interface Skipped {
  title: string;
  reason: string;
}

/** What a stage counted; a stage that is one check counts as one. */
export interface Counts {
  passed: number;
  failed: number;
  skipped?: Skipped[];
  /** What a reader of the end of the output must know, such as why nothing ran. */
  remark?: string;
}

/** The result of one stage, whatever it ran. */
export class StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: Skipped[];
  readonly remark: string | undefined;
  readonly wallSeconds: number;

  constructor(name: string, counts: Counts, wallSeconds: number) {
    this.name = name;
    this.passed = counts.passed;
    this.failed = counts.failed;
    this.skipped = counts.skipped ?? [];
    this.remark = counts.remark;
    this.wallSeconds = wallSeconds;
  }

  /** Whether nothing failed; a stage with skipped tests can hold. */
  get holds(): boolean {
    return this.failed === 0;
  }
}
