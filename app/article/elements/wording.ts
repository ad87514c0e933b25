import type { ReactNode } from "react";
import type { Test, Verdict } from "../../../content/findings/claims/verdict.ts";

/** What a claim is written with: its test, its sentence, and other sentences where it does not hold. */
export interface ClaimProps {
  that: Test;
  children: ReactNode;
  fails?: ReactNode;
  undecided?: ReactNode;
}

/** The sentence that suits a verdict; the one that claims, where no other was written. */
export function wordingFor(verdict: Verdict, { children, fails, undecided }: Omit<ClaimProps, "that">): ReactNode {
  if (verdict === "fails") return fails ?? children;
  return verdict === "undecided" ? (undecided ?? children) : children;
}
