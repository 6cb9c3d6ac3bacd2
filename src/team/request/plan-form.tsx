/** The one next action: what, when, who. */
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useQuickChoices } from '#team/shell/quick-choices.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import type { TaskProps } from './request-task.ts';

const WHAT_MAX = 200;

export function PlanForm({ request, now, onDone }: TaskProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const quick = useQuickChoices(now);
  const { file, reference, owner } = request.row;
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const owners = [...colleagues.values()]
    .filter(({ role }) => may(role, 'own_requests'))
    .sort((a, b) => Number(b.isMe) - Number(a.isMe));
  const { fields, set, fail, send, frame } = useActionForm<{
    what: string;
    dueAt: number | null;
    owner: string | null;
  }>({ screen: 'request.plan', file }, { what: '', dueAt: null, owner: owner ?? me });

  const submit = async () => {
    const what = fields.what.trim();
    const { dueAt } = fields;
    if (what === '') {
      fail(m.team_plan_what_needed(locale));
      return;
    }
    if (what.length > WHAT_MAX) {
      fail(m.team_text_over(locale, { over: what.length - WHAT_MAX }));
      return;
    }
    if (dueAt === null) {
      fail(m.team_plan_when_needed(locale));
      return;
    }
    if (dueAt <= now) {
      fail(m.team_plan_in_past(locale));
      return;
    }
    if (
      await send(
        () => actions.plan(file, what, dueAt, fields.owner ?? me),
        m.team_plan_done(locale, { reference }),
      )
    )
      onDone();
  };

  return (
    <Form {...frame} submit={m.team_plan_submit(locale)} onSubmit={() => void submit()}>
      <TextField
        label={m.team_plan_what(locale)}
        hint={m.team_plan_what_hint(locale)}
        value={fields.what}
        onChange={(what) => set({ what })}
      />
      <DateTimeField
        label={m.team_plan_when(locale)}
        value={fields.dueAt}
        onChange={(dueAt) => set({ dueAt })}
        timeZone={timeZone}
        now={now}
        quick={quick}
      />
      <Choice
        label={m.team_plan_who(locale)}
        required
        value={fields.owner}
        onChange={(next) => next && set({ owner: next })}
        options={owners.map((colleague) => ({
          value: colleague.member,
          label: colleague.isMe ? m.team_me(locale) : colleague.name,
        }))}
      />
    </Form>
  );
}
