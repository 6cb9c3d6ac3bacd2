/** My devices that are knocked on, and this one among them. One action at a time; what failed is said in words. */
import { useCallback, useEffect, useState } from 'react';
import { ERRORS, type ErrorCode } from '#contract/errors.ts';
import {
  type Device,
  getPushKey,
  listDevices,
  testDevices,
  turnOffDevice,
  turnOnDevice,
} from '#contract/push.ts';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import {
  askForAddress,
  giveUpAddress,
  knockAddress,
  type PushSupport,
  pushSupport,
} from '#team/installed/knocks.ts';
import { announce } from '#team/parts/announcer.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import * as m from '#texts/messages.ts';

export interface Devices {
  readonly support: PushSupport;
  /** Null until the server answered. */
  readonly devices: readonly Device[] | null;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly turnOn: () => void;
  readonly remove: (device: Device) => void;
  readonly test: () => void;
}

type Outcome =
  | { readonly done: string }
  | { readonly failed: ErrorCode | 'unreachable' }
  | { readonly said: string };

export function useDevices(): Devices {
  const locale = useLocale();
  const { call } = useOpenTeam().team.room;
  const [support, setSupport] = useState(pushSupport);
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const load = useCallback(
    () => knockAddress().then((endpoint) => call(listDevices, { body: { endpoint } })),
    [call],
  );
  useEffect(() => {
    let gone = false;
    void load().then((answer) => {
      if (!gone && answer.ok) setDevices(answer.value.devices);
    });
    // She comes back from the browser's settings.
    const look = () => setSupport(pushSupport());
    addEventListener('focus', look);
    return () => {
      gone = true;
      removeEventListener('focus', look);
    };
  }, [load]);
  const reload = async (): Promise<void> => {
    const answer = await load();
    if (answer.ok) setDevices(answer.value.devices);
  };

  const run = async (work: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const outcome = await work();
      if ('done' in outcome) return void showToast({ text: outcome.done, undo: null, about: 'devices' });
      const text =
        'said' in outcome
          ? outcome.said
          : outcome.failed === 'unreachable'
            ? m.team_unreachable(locale)
            : ERRORS[outcome.failed][locale];
      setFailure(text);
      announce(text);
    } finally {
      setSupport(pushSupport());
      setBusy(false);
    }
  };

  const turnOn = async (): Promise<Outcome> => {
    const key = await call(getPushKey, {});
    if (!key.ok) return { failed: key.code };
    const endpoint = await askForAddress(key.value.publicKey).catch(() => undefined);
    if (endpoint === undefined) return { said: m.team_push_browser_failed(locale) };
    if (endpoint === null) return { said: m.team_push_refused(locale) };
    const answer = await call(turnOnDevice, { body: { endpoint } });
    if (!answer.ok) return { failed: answer.code };
    setDevices(answer.value.devices);
    return { done: m.team_push_turned_on(locale) };
  };

  const remove = async ({ id, here }: Device): Promise<Outcome> => {
    const answer = await call(turnOffDevice, { params: { device: id } });
    if (!answer.ok && answer.code !== 'unknown_or_hidden') return { failed: answer.code };
    // The server no longer knocks: that the browser keeps its address harms nobody.
    if (here) await giveUpAddress().catch(() => undefined);
    await reload();
    return { done: here ? m.team_push_turned_off(locale) : m.team_push_removed(locale) };
  };

  const test = async (): Promise<Outcome> => {
    const answer = await call(testDevices, { body: {} });
    await reload();
    if (!answer.ok) return { failed: answer.code };
    return { done: m.team_push_tested(locale, { count: answer.value.accepted }) };
  };

  return {
    support,
    devices,
    busy,
    failure,
    turnOn: () => void run(turnOn),
    remove: (device) => void run(() => remove(device)),
    test: () => void run(test),
  };
}
