import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { metadataFor } from "../../library/metadata.ts";
import { toDraw } from "../../library/prepared.ts";
import { ComparePage } from "../compare-page.tsx";
import { PairPage } from "../pair-page.tsx";
import { addressOfPair, type StoredPair, storedPairs } from "../pairs.ts";

interface Props {
  params: Promise<{ pair?: string[] }>;
}

/** The page where runs are chosen, and one for every stored pair. One route, since an export needs a page of every route. */
export async function generateStaticParams() {
  const pairs = await toDraw(await storedPairs(), ({ theirs, yours }) => addressOfPair(theirs.id, yours.id));
  return [{ pair: [] }, ...pairs.map(({ theirs, yours }) => ({ pair: [theirs.id, yours.id] }))];
}

/** What a page of comparisons says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pair } = await params;
  const [theirs, yours] = pair ?? [];
  if (!theirs || !yours)
    return metadataFor({
      title: "Compare runs",
      description: "Any two stored runs, or one of them and a run file of your own, beside each other.",
      path: "/compare/",
    });
  return metadataFor({
    title: `${yours} beside ${theirs}`,
    description: "Two runs beside each other: every claim, every quantity and every figure that both have.",
    path: addressOfPair(theirs, yours),
  });
}

/** Two stored runs beside each other; without any in the address, where to choose them. */
export default async function Page({ params }: Props) {
  const { pair } = await params;
  if (!pair || pair.length === 0) return <ComparePage />;
  return <PairPage pair={(await pairOf(pair)) ?? notFound()} />;
}

async function pairOf([theirs, yours]: string[]): Promise<StoredPair | undefined> {
  return (await storedPairs()).find((one) => one.theirs.id === theirs && one.yours.id === yours);
}
