/** An input that the engine refuses: which field, what is wrong with it and what is allowed. */
export class EngineError extends Error {
  /** Stable and short, for programs: `decimal.syntax`, `scenario.unknown-field` … */
  readonly code: string;
  /** The path of the field: `events[2].price`. */
  readonly field: string;

  constructor(code: string, field: string, problem: string) {
    super(field === '' ? problem : `${field} ${problem}`);
    this.name = 'EngineError';
    this.code = code;
    this.field = field;
  }
}
