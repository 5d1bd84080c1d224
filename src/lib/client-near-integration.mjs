/** Makes `client:near` known to Astro. Its type stands in ../directives.d.ts. @returns {import('astro').AstroIntegration} */
export function clientNear() {
  return {
    name: 'client-near',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'near', entrypoint: './src/lib/client-near.ts' });
      },
    },
  };
}
