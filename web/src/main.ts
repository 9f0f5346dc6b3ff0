import "./shared/app.css";
import "./intake/intake.css";
import "./interview/interview.css";
import "./report/report.css";
import { startView } from "./intake/start-view.ts";
import { interviewView } from "./interview/interview-view.ts";
import { planView } from "./plan/plan-view.ts";
import { reportView } from "./report/report-view.ts";
import { startRouter } from "./shared/router.ts";

startRouter([
  { pattern: /^\/$/, make: (_, query) => startView(query) },
  { pattern: /^\/plan$/, make: (_, query) => planView(query) },
  { pattern: /^\/interviews\/([^/]+)$/, make: ([id = ""]) => interviewView(id) },
  { pattern: /^\/interviews\/([^/]+)\/report$/, make: ([id = ""]) => reportView(id) },
]);
