// Which view an address shows. Views are built anew on each visit; links inside the page are followed without loading.
import { Failure, messageOf } from "./api.ts";
import { announce } from "./announce.ts";
import { h, replaceContent } from "./element.ts";

export interface View {
  title: string;
  content: Node[];
  /** What stands at the end of the page's bar. */
  bar?: Node[];
  /** The view wants more than a column of text. */
  wide?: boolean;
  /** Called once the content is in the page. */
  shown?: () => void;
  /** Called when another view takes its place. */
  left?: () => void;
}

export interface Route {
  pattern: RegExp;
  make: (captures: string[], query: URLSearchParams) => Promise<View>;
}

let routes: readonly Route[] = [];
let current: View | null = null;
let visit = 0;

function failureView(error: unknown): View {
  const missing = error instanceof Failure && error.code === "not_found";
  return {
    title: missing ? "Not here" : "That did not work",
    content: [
      h(
        "div",
        { class: "hero" },
        h("h1", {}, missing ? "There is nothing here" : "That did not work"),
        h("p", { class: "lead" }, messageOf(error)),
        h(
          "p",
          { class: "row" },
          h("button", { class: "button primary", type: "button", onclick: () => void show() }, "Try again"),
          h("a", { class: "button", href: "/" }, "To the start page"),
        ),
      ),
    ],
  };
}

async function viewOfAddress(): Promise<View> {
  for (const route of routes) {
    const match = route.pattern.exec(location.pathname);
    if (match) return route.make(match.slice(1), new URLSearchParams(location.search));
  }
  throw new Failure("not_found", "This address is not one of OfferBox's pages.");
}

async function show(): Promise<void> {
  visit += 1;
  const mine = visit;
  const content = document.querySelector("#content");
  const barEnd = document.querySelector("#bar-end");
  if (!content || !barEnd) return;
  content.setAttribute("aria-busy", "true");
  const view = await viewOfAddress().catch(failureView);
  // The person may have gone on while this view was loading.
  if (mine !== visit) return view.left?.();
  const first = current === null;
  current?.left?.();
  current = view;
  document.title = `${view.title} - OfferBox`;
  document.body.classList.toggle("wide", view.wide === true);
  replaceContent(barEnd, ...(view.bar ?? []));
  replaceContent(content, ...view.content);
  content.removeAttribute("aria-busy");
  view.shown?.();
  if (first) return;
  window.scrollTo(0, 0);
  announce(view.title);
  if (!content.contains(document.activeElement)) content.querySelector<HTMLElement>("h1")?.focus();
}

/** Goes to an address of this page; `replace` leaves no trace of the present one in the history. */
export function navigate(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  void show();
}

const ofServer = /^\/(api|companies|pages)\//;

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element).closest("a");
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.hash || ofServer.test(link.pathname)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

export function startRouter(table: readonly Route[]): void {
  routes = table;
  document.addEventListener("click", followLink);
  window.addEventListener("popstate", () => void show());
  void show();
}
