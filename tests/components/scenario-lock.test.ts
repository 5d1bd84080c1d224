/** What a link has locked stays, whoever asks for another value. */
import { expect, test } from 'vitest';
import { ScenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import { momentOf } from '../../components/widgets/margin-call/moment.ts';
import { PARAMS } from '../../components/widgets/margin-call/params.ts';
import { MAIN } from './lib/presets.ts';

test('neither a control, a reset nor another link changes a locked or a hidden value', () => {
  const state = new ScenarioState('main', MAIN, PARAMS, momentOf);
  state.follow('?v=1&price=34&house=0.4&next=20&lock=price&hide=next');
  for (const attempt of [
    () => state.set('price', '20'),
    () => state.set('next', '50'),
    () => state.reset(),
    () => state.follow('?v=1&price=20&next=50'),
    () => state.follow('?v=1&price=20&lock='),
    () => state.follow('?v=2&price=20'),
  ]) {
    attempt();
    expect([state.get('price'), state.get('next')]).toEqual(['34', '20']);
  }
  state.set('house', '0.35');
  expect(state.get('house')).toBe('0.35');
  expect(state.query).toBe('?v=1&price=34&house=0.35&next=20&lock=price&hide=next');
});
