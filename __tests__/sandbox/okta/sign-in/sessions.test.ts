import { proofsOf, prove, Sessions } from "../../../../sandbox/okta/sign-in/sessions";

const NOW = new Date("2026-06-09T13:00:00Z");
const EARLIER = new Date("2026-06-09T03:00:00Z");
const begin = (sessions: Sessions) => sessions.begin({ appId: "0oa1", request: undefined, relayState: undefined, idleSince: NOW });

test("what somebody else proved on a sign-in makes no old proof of one's own new", () => {
  const sessions = new Sessions();
  const signIn = begin(sessions);
  const [ana, bo] = [sessions.start("ana", NOW), sessions.start("bo", EARLIER)];
  prove(bo, undefined, "push", EARLIER);
  prove(ana, signIn, "push", NOW);
  expect(proofsOf(bo, signIn)).toEqual([{ factor: "push", at: EARLIER, now: false }]);
  prove(bo, signIn, "password", NOW);
  expect(proofsOf(bo, signIn)).toEqual([{ factor: "push", at: EARLIER, now: false }, { factor: "password", at: NOW, now: true }]);
});

test("what was proved on one sign-in is not new on the next", () => {
  const sessions = new Sessions();
  const [one, next] = [begin(sessions), begin(sessions)];
  const ana = sessions.start("ana", NOW);
  prove(ana, one, "password", NOW);
  expect([proofsOf(ana, one), proofsOf(ana, next)].map(([proof]) => proof?.now)).toEqual([true, false]);
});

test("a session that ended, a sign-in that was answered and a name that nobody gave are not found", () => {
  const sessions = new Sessions();
  const [session, signIn] = [sessions.start("ana", NOW), begin(sessions)];
  expect([sessions.find(session.id), sessions.signIn(signIn.id)]).toEqual([session, signIn]);
  sessions.end(session);
  sessions.answered(signIn);
  expect([sessions.find(session.id), sessions.signIn(signIn.id), sessions.find(undefined), sessions.signIn(null), sessions.find("__proto__")]).toEqual(Array.from({ length: 5 }));
});
