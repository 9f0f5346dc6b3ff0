import assert from "node:assert/strict";
import { test } from "node:test";
import type { Profile } from "#shared/types.ts";
import { addWork, linesOf, removeWork, setBullets, setSkills, setWorkDates, skillsOf, skillsText } from "./profile.ts";

const at = (line: number) => ({ page: 1, line });

function profile(): Profile {
  return {
    basics: { name: "Ada" },
    work: [
      { name: "Acme", position: "Driver", startDate: "2020", highlights: ["Drove.", "Parked."] },
      { name: "Other", position: "Loader", highlights: ["Loaded."] },
    ],
    education: [],
    skills: [
      { name: "Vans", keywords: ["Ford", "Fiat"] },
      { name: "", keywords: ["Maps"] },
    ],
    projects: [],
    meta: {
      offerbox: {
        name: at(1),
        work: [
          { name: at(2), position: at(3), highlights: [at(4), at(5)], dates: "2020 - present", current: true },
          { name: at(6), position: at(6), highlights: [at(7)], dates: "", current: false },
        ],
        skills: [[at(8)], [at(9)], [at(10)]],
        lines: [],
      },
    },
  };
}

test("bullets that stay keep their places, wherever they move", () => {
  const ada = profile();
  setBullets(ada, 0, ["Parked.", "Loaded vans.", "Drove."]);
  assert.deepEqual(ada.work[0]?.highlights, ["Parked.", "Loaded vans.", "Drove."]);
  assert.deepEqual(ada.meta.offerbox.work[0]?.highlights, [at(5), { page: 0, line: 0 }, at(4)]);
});

test("a role that is taken out takes its places along", () => {
  const ada = profile();
  removeWork(ada, 0);
  addWork(ada);
  assert.equal(ada.work.length, 2);
  assert.deepEqual(
    ada.meta.offerbox.work.map((work) => work.name.line),
    [6, 0],
  );
});

test("a role with an end is no longer the current one", () => {
  const ada = profile();
  setWorkDates(ada, 0, "2020-01", "2021-06");
  assert.equal(ada.work[0]?.endDate, "2021-06");
  assert.equal(ada.meta.offerbox.work[0]?.current, false);
  assert.equal(ada.meta.offerbox.work[0].dates, "2020-01 - 2021-06");
  setWorkDates(ada, 0, "2020-01", "");
  assert.equal(ada.work[0].endDate, undefined);
  assert.equal(ada.meta.offerbox.work[0].current, true);
});

test("skills are written and read as lines of groups", () => {
  const ada = profile();
  assert.equal(skillsText(ada.skills), "Vans: Ford, Fiat\nMaps");
  assert.deepEqual(skillsOf(skillsText(ada.skills)), ada.skills);
  setSkills(ada, skillsOf("Maps\nVans: Fiat, Opel,\n\n"));
  assert.deepEqual(ada.skills, [
    { name: "", keywords: ["Maps"] },
    { name: "Vans", keywords: ["Fiat", "Opel"] },
  ]);
  assert.deepEqual(ada.meta.offerbox.skills, [[at(10)], [at(9)], []]);
});

test("marks before bullets are not part of them", () => {
  assert.deepEqual(linesOf("- Drove.\n\u2022 Parked - twice.\n\n  Loaded. "), ["Drove.", "Parked - twice.", "Loaded."]);
});
