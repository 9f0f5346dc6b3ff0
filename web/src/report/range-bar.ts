// A score with its range, drawn on a line from 0 to 1. Said in words beside it, so it is hidden from screen readers.
import { svg } from "#shared/element.ts";

const width = 200;
const height = 14;

export function rangeBar(score: number, range: [number, number] | null): SVGSVGElement {
  const at = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * width);
  const [low, high] = range ?? [score, score];
  return svg(
    "svg",
    { class: "range", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", preserveAspectRatio: "none" },
    svg("rect", { class: "range-all", x: 0, y: 5, width, height: 4, rx: 2 }),
    svg("rect", { class: "range-span", x: at(low), y: 3, width: Math.max(at(high) - at(low), 2), height: 8 }),
    svg("rect", {
      class: "range-score",
      x: Math.min(Math.max(at(score) - 2, 0), width - 4),
      y: 0,
      width: 4,
      height,
      rx: 2,
    }),
  );
}
