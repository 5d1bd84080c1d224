/** Margin interest as a deduction: investment interest under 26 USC 163(d), as on Form 4952. */
import { EngineError } from '../errors.ts';
import { type Figure, least, type Spec, sum } from '../figure.ts';
import { carried, dollars, type Given, inDollars, notBelowZero } from './inputs.ts';
import { TAX_SOURCES } from './sources.ts';

/** US dollars of one year, each zero or more. Left out, an amount is zero. */
export interface InterestInput {
  /** Interest paid in the year on money borrowed to buy or hold taxable investments. */
  readonly interest: Given;
  /** Interest that was above the limit in earlier years. */
  readonly interestBefore?: Given;
  /** Interest, dividends that are not qualified, royalties. */
  readonly ordinaryIncome: Given;
  /** Net gain taxed at ordinary rates, losses carried from before set off: that of `capitalYear`. */
  readonly ordinaryGain?: Given;
  /** Investment expenses other than interest. */
  readonly expenses?: Given;
  /** Net capital gain: taxed at the lower rates unless elected into investment income. */
  readonly netCapitalGain?: Given;
  readonly qualifiedDividends?: Given;
  /** How much of the net capital gain is elected. */
  readonly electedGain?: Given;
  /** How much of the qualified dividends is elected. */
  readonly electedDividends?: Given;
}

export interface InterestYear {
  readonly netInvestmentIncome: Figure;
  /** What may be deducted by whoever itemizes. */
  readonly deductible: Figure;
  /** Carried to the next year, and from there on without end. */
  readonly carryforward: Figure;
  /** Net capital gain that was elected into investment income. */
  readonly electedGain: Figure;
  /** Net capital gain that keeps the lower rates. */
  readonly gainLeft: Figure;
  readonly dividendsLeft: Figure;
  /** The most that would be of use to elect: more would lose its lower rate for nothing. */
  readonly usefulElection: Figure;
}

/** What is left of an amount when a part of it is elected. */
function leftOf(all: Figure, elected: Figure, as: Spec): Figure {
  if (elected.value.gt(all.value))
    throw new EngineError(
      'tax.election',
      elected.name,
      `must be at most ${all.value.toFixed()}, all there is`,
    );
  return sum(as, [1, all], [-1, elected]);
}

/**
 * One year of one individual who itemizes. Interest on what bought tax-exempt bonds, or anything but investments, is
 * not to be given here.
 * @throws EngineError `tax.election`, `tax.negative`, `decimal.syntax`
 */
export function investmentInterest(input: InterestInput): InterestYear {
  const paid = dollars(input.interest, 'interest', 'Investment interest paid');
  const before = carried(
    input.interestBefore,
    'interestBefore',
    'Interest carried from before',
    TAX_SOURCES.interestCarried,
  );
  const ordinary = dollars(input.ordinaryIncome, 'ordinaryIncome', 'Ordinary investment income');
  const ordinaryGain = dollars(input.ordinaryGain, 'ordinaryGain', 'Gain taxed at ordinary rates');
  const expenses = dollars(input.expenses, 'expenses', 'Investment expenses');
  const gain = dollars(input.netCapitalGain, 'netCapitalGain', 'Net capital gain');
  const dividends = dollars(input.qualifiedDividends, 'qualifiedDividends', 'Qualified dividends');
  const electedGain = dollars(input.electedGain, 'electedGain', 'Net capital gain elected');
  const electedDividends = dollars(input.electedDividends, 'electedDividends', 'Qualified dividends elected');

  const gainLeft = leftOf(
    gain,
    electedGain,
    inDollars('gainLeft', 'Gain left at the lower rates', TAX_SOURCES.election),
  );
  const dividendsLeft = leftOf(
    dividends,
    electedDividends,
    inDollars('dividendsLeft', 'Dividends left at the lower rates', TAX_SOURCES.election),
  );
  const income = sum(
    inDollars('investmentIncome', 'Investment income', TAX_SOURCES.investmentIncome),
    [1, ordinary],
    [1, ordinaryGain],
    [1, electedGain],
    [1, electedDividends],
  );
  const net = sum(
    inDollars('incomeLessExpenses', 'Investment income less expenses'),
    [1, income],
    [-1, expenses],
  );
  const netInvestmentIncome = notBelowZero(inDollars('netInvestmentIncome', 'Net investment income'), net);
  const interest = sum(inDollars('totalInterest', 'Investment interest'), [1, paid], [1, before]);
  const deductible = least(
    inDollars('deductible', 'Interest that may be deducted', TAX_SOURCES.interestLimit),
    interest,
    netInvestmentIncome,
  );
  const carryforward = sum(
    inDollars('carryforward', 'Interest carried forward', TAX_SOURCES.interestCarried),
    [1, interest],
    [-1, deductible],
  );
  const whole = sum(
    inDollars('incomeWithAll', 'Ordinary income and all that may be elected, less expenses'),
    [1, ordinary],
    [1, ordinaryGain],
    [1, gain],
    [1, dividends],
    [-1, expenses],
  );
  const most = least(
    inDollars('mostDeductible', 'Most that could be deducted'),
    interest,
    notBelowZero(inDollars('incomeWithAllNet', 'Net investment income with all elected'), whole),
  );
  const needed = sum(
    inDollars('electionNeeded', 'What of it ordinary income does not bear'),
    [1, most],
    [1, expenses],
    [-1, ordinary],
    [-1, ordinaryGain],
  );
  const useful = inDollars('usefulElection', 'Most that is of use to elect', TAX_SOURCES.election);
  // Where nothing can be deducted, an election that only met the expenses would be wasted.
  const usefulElection = most.value.isZero() ? { ...most, ...useful } : notBelowZero(useful, needed);
  return {
    netInvestmentIncome,
    deductible,
    carryforward,
    electedGain,
    gainLeft,
    dividendsLeft,
    usefulElection,
  };
}
