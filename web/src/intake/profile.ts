// Corrections of a profile. Beside the facts of JSON Resume stand their places in the document; both are kept in step,
// so that what was not touched can still be quoted with its line.
import type { Place, Profile, SkillGroup, Work, WorkMeta } from "#shared/types.ts";

const unknownPlace: Place = { page: 0, line: 0 };

export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*[-*\u2022]\s+/, "").trim())
    .filter((line) => line !== "");
}

function metaOf(work: Work): WorkMeta {
  const highlights = work.highlights.map(() => unknownPlace);
  return { name: unknownPlace, position: unknownPlace, highlights, dates: "", current: work.endDate === undefined };
}

export function addWork(profile: Profile): void {
  const work: Work = { name: "", position: "", highlights: [] };
  profile.work.push(work);
  profile.meta.offerbox.work.push(metaOf(work));
}

export function removeWork(profile: Profile, index: number): void {
  profile.work.splice(index, 1);
  profile.meta.offerbox.work.splice(index, 1);
}

/** Bullets that stand as they were keep their places. */
export function setBullets(profile: Profile, index: number, bullets: string[]): void {
  const work = profile.work[index];
  const meta = profile.meta.offerbox.work[index];
  if (!work) return;
  const places = new Map(work.highlights.map((bullet, at) => [bullet, meta?.highlights[at] ?? unknownPlace]));
  work.highlights = bullets;
  if (meta) meta.highlights = bullets.map((bullet) => places.get(bullet) ?? unknownPlace);
}

/** An empty end means that the role goes on. */
export function setWorkDates(profile: Profile, index: number, start: string, end: string): void {
  const work = profile.work[index];
  if (!work) return;
  if (start === "") delete work.startDate;
  else work.startDate = start;
  if (end === "") delete work.endDate;
  else work.endDate = end;
  const meta = profile.meta.offerbox.work[index];
  if (!meta) return;
  meta.current = start !== "" && end === "";
  meta.dates = start === "" ? end : `${start} - ${end === "" ? "present" : end}`;
}

/** One group a line: "Languages: Python, C++". */
export function skillsText(groups: readonly SkillGroup[]): string {
  return groups
    .map(({ name, keywords }) => (name === "" ? keywords.join(", ") : `${name}: ${keywords.join(", ")}`))
    .join("\n");
}

export function skillsOf(text: string): SkillGroup[] {
  return linesOf(text).map((line) => {
    const colon = line.indexOf(": ");
    const names = (colon < 0 ? line : line.slice(colon + 2)).split(/,\s+|,$/);
    return {
      name: colon < 0 ? "" : line.slice(0, colon).trim(),
      keywords: names.map((name) => name.trim()).filter((name) => name !== ""),
    };
  });
}

export function setSkills(profile: Profile, groups: SkillGroup[]): void {
  const names = (of: readonly SkillGroup[]): string[] =>
    of.flatMap((group) => group.keywords.map((skill) => `${group.name}\n${skill}`));
  const places = new Map(names(profile.skills).map((name, at) => [name, profile.meta.offerbox.skills[at] ?? []]));
  profile.skills = groups;
  profile.meta.offerbox.skills = names(groups).map((name) => places.get(name) ?? []);
}

export function skillCount(profile: Profile): number {
  return profile.skills.reduce((sum, group) => sum + group.keywords.length, 0);
}

/** A year or a year and month, as JSON Resume writes dates. */
export const datePattern = "\\d{4}(-(0[1-9]|1[0-2]))?";
