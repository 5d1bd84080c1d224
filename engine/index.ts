/** The public surface of the engine. */
export type { Account, Amount, AmountKind, Instrument, Market, Pool, Position } from './account.ts';
export { amountOf, markOf, partition, withMark } from './account.ts';
export type { Assessment, Standing, Status } from './assess.ts';
export { assess } from './assess.ts';
export {
  bankruptcyProceeds,
  deleveragingRank,
  effectiveLeverage,
  fundReceives,
  gainAt,
  insuranceFee,
  socialised,
} from './bankruptcy.ts';
export { premiumBounds } from './basis.ts';
export { burden, gainOn } from './burden.ts';
export {
  buyingPower,
  openingMissing,
  smaAfterWithdrawal,
  smaAtClose,
  smaOfPurchase,
} from './buying-power.ts';
export { nextDay, parseDate } from './calendar.ts';
export { callPrice, callPrices, conditionOn } from './call-price.ts';
export { callPriceFigures } from './call-price-figures.ts';
export { recall } from './calls.ts';
export { closingThatCures, takeoverThatCures } from './closing.ts';
export type { Decimal, Rounding } from './decimal.ts';
export { cents, decimal, down, parseDecimal, plain, round, toTick, up } from './decimal.ts';
export { EngineError } from './errors.ts';
export type { Citation, Figure, Unit } from './figure.ts';
export { binding, evaluate, rulesOf } from './figure.ts';
export { algebra, grouped, isLong, sentence, show, showExact, showFigure, substituted } from './format.ts';
export {
  fundingCap,
  fundingOver,
  fundingPaid,
  fundingRate,
  received,
  stampsLived,
  together,
} from './funding.ts';
export { saleWorthCalls } from './guide-sale.ts';
export { addBusinessDays } from './holidays.ts';
export type { Entry, Leg, Notice, Posting } from './ledger.ts';
export { imbalance } from './ledger.ts';
export { quantaMargins } from './open-interest.ts';
export { paidFrom } from './paid-from.ts';
export { chargesCounted, interestFor, PERIOD_RULES, periodsCounted, yearlyRate } from './periods.ts';
export { type ProfilePoint, profile, profileAt } from './profile.ts';
export { compare, quotientOf, ratio } from './ratio.ts';
export type { Report } from './report.ts';
export { report } from './report.ts';
export { feesOn, holdingFees, roundTrip } from './round-trip.ts';
export type { Line, Rulebook, Settings } from './rulebook.ts';
export { rulebookOf } from './rulebooks/check-settings.ts';
export { RULEBOOK_IDS, rulebookMade } from './rulebooks/index.ts';
export { POPULAR_FORMULAS, type PopularFormula } from './rulebooks/popular-formulas.ts';
export type { View } from './rules/view.ts';
export type { DatedEvent, Scenario } from './scenario.ts';
export { jsonSchema, parseScenario, serialise } from './scenario.ts';
export { restored, startOf } from './scenario-start.ts';
export type { Frame } from './simulate.ts';
export { journalOf, lastOf, play, reportOf, reportsOf, simulate } from './simulate.ts';
export type { State } from './state.ts';
export { rulebookIn, viewOf, viewsOf } from './state.ts';
export { restoredState, writtenState } from './state-text.ts';
export type { Event } from './step.ts';
export { step } from './step.ts';
export type { OpenLot, Sale, TaxBook, TaxChoices } from './tax/index.ts';
export { gainsOf, TAX_ASSETS } from './tax/index.ts';
export { amountAfter, amountFigures, firstJump, leverageFigure, tierFigures } from './tier-figures.ts';
export { inAsset } from './venue-figures.ts';
export { withdrawable } from './withdrawable.ts';
export {
  type Member,
  stepWorld,
  type World,
  type WorldEntry,
  type WorldEvent,
  type WorldOutcome,
  worldOf,
} from './world.ts';
export { type Profits, profitsOf } from './world-profits.ts';
