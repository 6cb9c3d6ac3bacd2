/** Which of my devices are knocked on when something waits: this one, and the others. */
import type { Device } from '#contract/push.ts';
import { useNow } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatAt, formatDate, formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './devices-form.module.css';
import { useDevices } from './use-devices.ts';

export function DevicesForm() {
  const locale = useLocale();
  const { support, devices, busy, failure, turnOn, remove, test } = useDevices();
  if (devices === null) return <p className={styles.soft}>{m.team_push_loading(locale)}</p>;
  const here = devices.find((device) => device.here);
  const why = {
    needs_install: m.team_push_needs_install,
    refused: m.team_push_refused,
    unsupported: m.team_push_unsupported,
  };
  return (
    <div className={styles.form}>
      {support === 'ready' ? null : <Banner>{why[support](locale)}</Banner>}
      {/* What was just refused is said by the band above already. */}
      <FailureNote failure={support === 'refused' ? null : failure} />
      {devices.some(({ failingSince }) => failingSince !== null) ? (
        <Banner tone="look">{m.team_push_failing_do(locale)}</Banner>
      ) : null}
      {devices.length > 0 ? (
        <section aria-labelledby="my-devices" className={styles.list}>
          <h3 id="my-devices" className={styles.title}>
            {m.team_push_devices(locale)}
          </h3>
          <ul role="list">
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} busy={busy} onRemove={() => remove(device)} />
            ))}
          </ul>
        </section>
      ) : null}
      <Buttons>
        {support === 'ready' && here === undefined ? (
          <Button isPending={busy} onPress={turnOn}>
            {m.team_push_turn_on(locale)}
          </Button>
        ) : null}
        {devices.length > 0 ? (
          <Button look={here === undefined ? 'plain' : 'quiet'} isPending={busy} onPress={test}>
            {m.team_push_test(locale)}
          </Button>
        ) : null}
      </Buttons>
    </div>
  );
}

function DeviceRow({ device, busy, onRemove }: { device: Device; busy: boolean; onRemove: () => void }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const name = m.team_push_service(locale, { service: device.service });
  const since = m.team_push_since(locale, { date: formatDate(device.createdAt, locale, timeZone) });
  return (
    <li className={styles.device}>
      <div className={styles.words}>
        <p>
          {device.here ? <strong>{m.team_push_here(locale)}</strong> : name}
          {device.here ? <span className={styles.soft}> · {name}</span> : null}
        </p>
        <p className={styles.soft}>
          {since}
          {device.failingSince === null ? (
            <>
              {' · '}
              {device.lastOkAt === null
                ? m.team_push_never(locale)
                : m.team_push_last_ok(locale, { when: formatAt(device.lastOkAt, now, locale, timeZone) })}
            </>
          ) : null}
        </p>
        {device.failingSince === null ? null : (
          <p className={styles.failing}>
            <span aria-hidden="true">▲ </span>
            {m.team_push_failing(locale, { when: formatMoment(device.failingSince, now, locale, timeZone) })}
          </p>
        )}
      </div>
      <Button
        look="plain"
        isPending={busy}
        aria-label={
          device.here
            ? m.team_push_turn_off(locale)
            : m.team_push_remove_named(locale, { device: name, since })
        }
        onPress={onRemove}
      >
        {device.here ? m.team_push_turn_off(locale) : m.team_push_remove(locale)}
      </Button>
    </li>
  );
}
