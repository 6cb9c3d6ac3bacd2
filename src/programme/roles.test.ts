import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Step } from '#programme/request.ts';
import { ACTIONS, type Action, actionOfStep, may, ROLES, type Role } from '#programme/roles.ts';

const allowedTo = (role: Role): Action[] => ACTIONS.filter((action) => may(role, action));

it('a peer reaches members, settings and her own things, and nothing about requests', () => {
  assert.deepEqual(allowedTo('peer'), [
    'read_members',
    'read_settings',
    'approve_wording',
    'note_paid_time',
    'answer_engagements',
    'edit_own_account',
    'keep_own_drafts',
  ]);
});

it('a professional works on requests, and neither manages members nor holds destruction', () => {
  assert.deepEqual(
    ACTIONS.filter((action) => !may('professional', action)),
    [
      'hold_request',
      'manage_members',
      'edit_duty',
      'edit_settings',
      'edit_mail_server',
      'manage_kit',
      'adopt_approvals',
      'answer_engagements',
      'pay_hours',
    ],
  );
});

it('a coordinator may do all that anybody may, but answer for a peer', () => {
  assert.deepEqual(
    ACTIONS.filter((action) => !may('coordinator', action)),
    ['answer_engagements'],
  );
});

it('whoever may work on requests may also read and own them', () => {
  for (const role of ROLES) {
    if (!may(role, 'work_on_requests')) continue;
    for (const action of ['read_requests', 'own_requests'] as const)
      assert.ok(may(role, action), `${role} ${action}`);
  }
});

it('fails closed on a role or an action that does not exist', () => {
  for (const role of ['caretaker', 'admin', '', 'constructor', 'Coordinator']) {
    for (const action of ACTIONS) assert.equal(may(role as Role, action), false, `${role} ${action}`);
  }
  for (const action of ['toString', 'constructor', '__proto__', '']) {
    for (const role of ROLES) assert.equal(may(role, action as Action), false, `${role} ${action}`);
  }
});

it('no step on a request is open to a peer, and a legal hold is for coordinators alone', () => {
  const names = Step.options.map((option) => option.shape.step.value);
  assert.ok(names.length > 10);
  for (const name of names) {
    assert.equal(may('peer', actionOfStep(name)), false, name);
    assert.equal(may('professional', actionOfStep(name)), name !== 'hold', name);
    assert.equal(may('coordinator', actionOfStep(name)), true, name);
  }
});
