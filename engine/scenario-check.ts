/** What a scenario's fields must agree on with each other: names, sides, days and the broker's terms. */
import { checkByHand } from './by-hand.ts';
import { secondsOf } from './clock.ts';
import { EngineError } from './errors.ts';
import { fundIn } from './fund.ts';
import { lendingTerms } from './lending.ts';
import type { Settings } from './rulebook.ts';
import { rulebookOf } from './rulebooks/check-settings.ts';
import type { Scenario } from './scenario.ts';

function refuse(code: string, field: string, problem: string): never {
  throw new EngineError(`scenario.${code}`, field, problem);
}

type Pools = NonNullable<Scenario['pools']>;

/** What an account has that names no pools. */
const MAIN: Pools = [{ id: 'main', amounts: [], positions: [] }];

function checkTwice(ids: readonly string[], list: string): void {
  const again = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (again !== -1)
    refuse('twice', `${list}[${again}].id`, `must not be used twice; got "${ids[again]}" again`);
}

/** Every price and amount must be worth something in the rulebook's currency. */
function checkAssets({ instruments, pools = [], events }: Scenario, currency: string): void {
  const inCurrency = instruments.filter((item) => item.quote === currency);
  const joining = inCurrency.filter(({ kind = 'spot' }) => kind !== 'linear');
  const priced = new Set(joining.map(({ id, base = id }) => base));
  const need = (asset: string, field: string): void => {
    if (asset === currency || priced.has(asset)) return;
    refuse('no-rate', field, `must be ${currency} or an instrument priced in ${currency}; got "${asset}"`);
  };
  instruments.forEach((item, i) => {
    need(item.quote, `instruments[${i}].quote`);
  });
  pools.forEach((pool, p) => {
    pool.amounts.forEach((line, i) => {
      need(line.asset, `pools[${p}].amounts[${i}].asset`);
    });
  });
  events.forEach((event, i) => {
    if ('asset' in event && event.asset !== undefined) need(event.asset, `events[${i}].asset`);
  });
}

function checkNames({ instruments, pools = MAIN, events }: Scenario): void {
  checkTwice(
    instruments.map((item) => item.id),
    'instruments',
  );
  checkTwice(
    pools.map((pool) => pool.id),
    'pools',
  );
  const known = instruments.map((item) => item.id);
  const need = (id: string, field: string): void => {
    if (!known.includes(id))
      refuse('unknown-instrument', field, `must be one of ${known.join(', ')}; got "${id}"`);
  };
  pools.forEach((pool, p) => {
    pool.positions.forEach(({ instrument, quantity }, i) => {
      need(instrument, `pools[${p}].positions[${i}].instrument`);
      const first = pool.positions.find((item) => item.instrument === instrument);
      const { kind = 'spot' } = instruments.find((item) => item.id === instrument) ?? {};
      if (kind === 'spot' && first && first.quantity.isNegative() !== quantity.isNegative())
        refuse(
          'both-sides',
          `pools[${p}].positions[${i}].quantity`,
          `must be on the same side as the other position in ${instrument}: long and short at once is not modelled`,
        );
    });
  });
  events.forEach((event, i) => {
    if ('instrument' in event) need(event.instrument, `events[${i}].instrument`);
    if (event.do === 'transfer') checkTransfer(event, pools, `events[${i}]`);
    if ('pool' in event && event.pool !== undefined) needPool(event.pool, pools, `events[${i}].pool`);
    if (event.do === 'trade' && event.quantity.isZero())
      refuse('range', `events[${i}].quantity`, 'must not be zero');
  });
}

function needPool(id: string, pools: Pools, field: string): void {
  const ids = pools.map((item) => item.id);
  if (!ids.includes(id)) refuse('unknown-pool', field, `must be one of ${ids.join(', ')}; got "${id}"`);
}

function checkTransfer({ from, to }: { from: string; to: string }, pools: Pools, path: string): void {
  for (const [field, id] of Object.entries({ from, to })) needPool(id, pools, `${path}.${field}`);
  if (from === to) refuse('same-pool', `${path}.to`, `must be another pool than "${from}"`);
}

function checkDays({ start, until, events }: Scenario): void {
  let day = start;
  let time = '00:00';
  events.forEach((event, i) => {
    if (event.on < day)
      refuse(
        'order',
        `events[${i}].on`,
        `must not be before ${day}, the day before it in the file; got ${event.on}`,
      );
    time = event.on > day ? '00:00' : time;
    day = event.on;
    if (event.time !== undefined && secondsOf(event.time) < secondsOf(time))
      refuse(
        'order',
        `events[${i}].time`,
        `must not be before ${time}, the time before it on that day; got ${event.time}`,
      );
    time = event.time ?? time;
  });
  if (until !== undefined && until < day)
    refuse('order', 'until', `must not be before the last event on ${day}; got ${until}`);
}

/** Rates by security must be of instruments of this scenario, each once. */
function checkSecurities({ settings, instruments, events }: Scenario): void {
  const known = instruments.map((item) => item.id);
  const check = (terms: Scenario['settings'], path: string): void => {
    const ids = terms?.securities?.map((item) => item.instrument) ?? [];
    ids.forEach((id, i) => {
      const field = `${path}.securities[${i}].instrument`;
      if (!known.includes(id))
        refuse('unknown-instrument', field, `must be one of ${known.join(', ')}; got "${id}"`);
      if (ids.indexOf(id) < i) refuse('twice', field, `must not be used twice; got "${id}" again`);
    });
  };
  check(settings, 'settings');
  events.forEach((event, i) => {
    if (event.do === 'settings') check(event.settings, `events[${i}].settings`);
  });
}

function checkVenueTerms(id: string, settings: Settings, path: string): void {
  const rulebook = rulebookOf(id, settings, path);
  lendingTerms(rulebook, settings, path);
  fundIn(rulebook, settings, path);
}

/** Terms, and loans by hand where the terms of that moment allow them. */
function checkTerms({ rulebook, settings = {}, events }: Scenario): void {
  checkVenueTerms(rulebook, settings, 'settings');
  let terms = settings;
  events.forEach((event, i) => {
    if (event.do === 'borrow' || event.do === 'repay')
      checkByHand(event.do, rulebookOf(rulebook, terms), `events[${i}].do`);
    if (event.do !== 'settings') return;
    const path = `events[${i}].settings`;
    checkVenueTerms(rulebook, event.settings, path);
    terms = { ...terms, ...event.settings };
  });
}

/** The names under which an event places orders. */
function placedBy(event: Scenario['events'][number]): readonly string[] {
  if (event.do === 'placeTakeProfit') return [event.id, ...event.rungs.map((_, n) => `${event.id}-${n + 1}`)];
  const single = ['placeStop', 'placeStopLimit', 'placeTrailingStop'].includes(event.do);
  return single && 'id' in event ? [event.id] : [];
}

/** Orders have names of their own, and only those that were placed can be cancelled. */
function checkOrderEvents({ events }: Scenario): void {
  const known = new Set<string>();
  events.forEach((event, i) => {
    const at = `events[${i}]`;
    if (event.do === 'cancelOrder' && !known.has(event.id))
      refuse(
        'unknown-order',
        `${at}.id`,
        `must name an order that an earlier event places; got "${event.id}"`,
      );
    if (event.do === 'placeTakeProfit' && event.rungs.length === 0)
      refuse('range', `${at}.rungs`, 'must have at least one rung');
    if (event.do === 'placeTrailingStop' && event.trail.by === 'percent' && event.trail.rate.gte(1))
      refuse('range', `${at}.trail.rate`, 'must be below 1: 5 % is "0.05"');
    const names = placedBy(event);
    const again = names.find((name) => known.has(name));
    if (again !== undefined)
      refuse('twice', `${at}.id`, `must not be used twice, rungs of a ladder included; got "${again}" again`);
    for (const name of names) known.add(name);
  });
}

/** @throws EngineError naming the field by its path */
export function checkConsistency(scenario: Scenario): void {
  const { currency } = rulebookOf(scenario.rulebook, scenario.settings ?? {});
  checkNames(scenario);
  checkDays(scenario);
  checkAssets(scenario, currency);
  checkSecurities(scenario);
  checkOrderEvents(scenario);
  checkTerms(scenario);
}
