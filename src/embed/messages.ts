/** What a page and the figure that it frames say to each other. */

/** Opens the channel (with a port), or sets controls of the figure as a link would. */
export type HostMessage =
  | { readonly type: 'margin-lab:connect'; readonly v: 1 }
  | { readonly type: 'margin-lab:set'; readonly v: 1; readonly query: string };

export function isHostMessage(data: unknown): data is HostMessage {
  if (typeof data !== 'object' || data === null || Reflect.get(data, 'v') !== 1) return false;
  const [type, query] = [Reflect.get(data, 'type'), Reflect.get(data, 'query')];
  return (
    type === 'margin-lab:connect' ||
    (type === 'margin-lab:set' && typeof query === 'string' && query.length <= 2000)
  );
}

/** The event of the document by which figures say what happened in them: see components/widgets/happened.ts. */
export const happenings = 'margin-lab:happened';
