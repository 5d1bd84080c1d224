/** Every place in a source file where a fault can be put, found in its syntax tree. */
import ts from 'typescript';
import { apply, type Edit, type Fault, place, type Site } from './edit.ts';
import { MUTATORS, thrownBy } from './mutators.ts';
import { INPUT_ERRORS, TEXTS } from './tables.ts';

/** The names that a module, as this file would import it, exports. */
export type ExportsOf = (specifier: string) => ReadonlySet<string>;

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** Whether the text is still TypeScript. Types are not checked: a fault may well offend them. */
export function parses(file: string, text: string): boolean {
  const options = {
    reportDiagnostics: true,
    fileName: file,
    compilerOptions: { module: ts.ModuleKind.ESNext },
  };
  return (ts.transpileModule(text, options).diagnostics ?? []).length === 0;
}

function nameOf(node: ts.Node | undefined): string | undefined {
  return node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : undefined;
}

/** What stands at the top of a file under a name: its own declarations and its imports. */
function declared(source: ts.SourceFile, onlyExports: boolean): Set<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isImportDeclaration(statement) && !onlyExports) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings))
        for (const each of bindings.elements) names.add(each.name.text);
    }
    if (onlyExports && !exported) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name) names.add(statement.name.text);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations)
      if (ts.isIdentifier(name)) names.add(name.text);
  }
  return names;
}

/** The functions and constants that a source text exports. */
export function exportsIn(text: string): ReadonlySet<string> {
  return declared(parse('exports.ts', text), true);
}

/**
 * The edits that let a file say `next` where it said `name`: none when it knows both, an addition to the import
 * when that module offers both; undefined when `next` would only be a name that nobody knows.
 */
function borrow(source: ts.SourceFile, name: string, next: string, exportsOf: ExportsOf): Edit[] | undefined {
  if (declared(source, false).has(next)) return [];
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const specifier = bindings.elements.find((each) => each.name.text === name && !each.propertyName);
    if (!specifier || !exportsOf(statement.moduleSpecifier.text).has(next)) continue;
    return [{ start: specifier.end, end: specifier.end, text: `, ${next}` }];
  }
  return undefined;
}

/** `if (!first) throw new Error('cannot be')`: no test can reach it, so a fault in it says nothing. */
function cannotBe(node: ts.Node): boolean {
  const thrown = ts.isIfStatement(node) ? thrownBy(node) : undefined;
  return thrown !== undefined && !INPUT_ERRORS.has(thrown);
}

/** Parts of a file that compute nothing: types, imports, messages, words for people. */
function isSilent(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (cannotBe(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isNewExpression(node) && /Error$/.test(nameOf(node.expression) ?? '')) return true;
  if (!ts.isPropertyAssignment(node) || !TEXTS.has(nameOf(node.name) ?? '')) return false;
  return !ts.isArrowFunction(node.initializer) && !ts.isFunctionExpression(node.initializer);
}

/** All faults of one file, in the order of the text, each different from the others and from the source. */
export function sitesIn(file: string, text: string, exportsOf: ExportsOf = () => new Set()): Site[] {
  const source = parse(file, text);
  const found = new Map<string, Site>();
  const keep = (group: string, fault: Fault) => {
    const mutated = apply(text, fault.edits);
    if (mutated !== text && !found.has(mutated)) found.set(mutated, place(file, group, text, fault));
  };
  const visit = (node: ts.Node) => {
    if (isSilent(node)) return;
    const context = { file, source, borrow: (a: string, b: string) => borrow(source, a, b, exportsOf) };
    for (const [group, mutate] of Object.entries(MUTATORS)) {
      for (const fault of mutate(node, context)) keep(group, fault);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()].sort((a, b) => a.edits[0].start - b.edits[0].start);
}
