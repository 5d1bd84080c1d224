/** Source files as syntax trees, for tests that hold the code to its own rules. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** The project's folder, with a slash at its end. */
export const ROOT = new URL('../../', import.meta.url);

export function readSource(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** TypeScript files under a folder, as paths from the project's root. */
export function filesUnder(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** Built or fetched, and so nobody's to read where git is not there to say it. */
const LEFT_OUT = /^(\.|node_modules$|dist$|coverage$|test-results$|playwright-report$)/;

/** What git knows or would add; in a copy without git, what is neither built nor fetched. */
export function projectFiles(): string[] {
  if (existsSync(new URL('.git', ROOT))) {
    const args = ['ls-files', '-co', '--exclude-standard'];
    const list = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
    return list.split('\n').filter((path) => path !== '' && existsSync(new URL(path, ROOT)));
  }
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.test(entry.name))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      const inside = readdirSync(new URL(`${entry.name}/`, ROOT), { recursive: true, encoding: 'utf8' });
      return inside.map((name) => `${entry.name}/${name.replaceAll('\\', '/')}`);
    });
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Every node of a file, parents before children. */
export function nodesOf(file: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}

export interface Import {
  readonly from: string;
  /** Names that exist when the program runs; types do not. A whole module is `*`. */
  readonly names: readonly string[];
  readonly line: number;
}

function namesIn(node: ts.ImportDeclaration | ts.ExportDeclaration): string[] {
  if (ts.isExportDeclaration(node)) {
    if (node.isTypeOnly) return [];
    if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return ['*'];
    return node.exportClause.elements
      .filter((item) => !item.isTypeOnly)
      .map((item) => (item.propertyName ?? item.name).text);
  }
  const clause = node.importClause;
  if (!clause) return ['*'];
  if (clause.isTypeOnly) return [];
  const bindings = clause.namedBindings;
  const named =
    bindings && ts.isNamedImports(bindings)
      ? bindings.elements
          .filter((item) => !item.isTypeOnly)
          .map((item) => (item.propertyName ?? item.name).text)
      : bindings
        ? ['*']
        : [];
  return clause.name ? ['default', ...named] : named;
}

/** Everything a file takes from elsewhere, in each of the ways TypeScript has. */
export function importsOf(file: ts.SourceFile): Import[] {
  const line = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return nodesOf(file).flatMap((node): Import[] => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const from = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '?';
      return [{ from, names: namesIn(node), line: line(node) }];
    }
    if (ts.isImportTypeNode(node)) {
      const { argument } = node;
      const literal = ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal);
      return [{ from: literal ? argument.literal.text : '?', names: [], line: line(node) }];
    }
    const called = ts.isCallExpression(node) ? node.expression : undefined;
    const loads =
      called && (called.kind === ts.SyntaxKind.ImportKeyword || called.getText(file) === 'require');
    if (!loads || !ts.isCallExpression(node)) return [];
    const [what] = node.arguments;
    return [{ from: what && ts.isStringLiteralLike(what) ? what.text : '?', names: ['*'], line: line(node) }];
  });
}
