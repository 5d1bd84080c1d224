// Margin Lab, embed script, version 1 (MIT licence). It defines <margin-lab>, and gives every frame of Margin Lab
// on the page the height that its figure asks for. It asks nothing, keeps nothing and sends nothing anywhere.
//
//   <margin-lab widget="margin-call" preset="margin-call.1" price="34" lock="house" theme="auto"></margin-lab>
//
// Attributes are those of the figure's link, and live. Events: "change" (detail: values, query), "event" (something
// came about, such as a margin call) and "answer" (the reader answered). They come through a channel between this
// page and the frame, which no other page can hear.
(() => {
  if (customElements.get('margin-lab')) return;
  const script =
    document.currentScript ?? document.querySelector('script[src*="/embed/v1.js"], script[src$="/embed.js"]');
  if (!(script instanceof HTMLScriptElement)) return;
  /** Where the site begins. */
  const site = new URL(script.src.replace(/embed(\/v1)?\.js([?#].*)?$/, ''));

  /** Attributes that mean something to HTML and nothing to a figure. */
  const HTML =
    /^(widget|class|id|style|title|slot|part|hidden|role|tabindex|dir|lang|is|inert|(data|aria|on|xml).*)$/;
  /** With these the frame begins anew; any other one is a control of the figure. */
  const ANEW = /^(widget|preset|theme|lock|hide)$/;
  /** @type {Set<HTMLIFrameElement>} */
  const frames = new Set();

  class MarginLab extends HTMLElement {
    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    /** @type {MessagePort | undefined} */
    #port;
    /** @type {Record<string, string>} */
    #values = {};
    #observer = new MutationObserver((records) => this.#changed(records));

    /** What the controls of the figure stand at. */
    get values() {
      return { ...this.#values };
    }

    connectedCallback() {
      const frame = document.createElement('iframe');
      Object.assign(frame.style, { display: 'block', width: '100%', height: '700px', border: '0' });
      frame.allow = 'fullscreen; clipboard-write';
      frame.loading = 'lazy';
      frame.addEventListener('load', () => this.#connect());
      this.style.display ||= 'block';
      this.#frame = frame;
      this.#open();
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      root.replaceChildren(frame);
      frames.add(frame);
      this.#observer.observe(this, { attributes: true, attributeOldValue: true });
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      this.#port?.close();
      this.#port = undefined;
      if (this.#frame) frames.delete(this.#frame);
    }

    /** @param {(name: string) => boolean} [wanted] */
    #query(wanted = () => true) {
      const query = new URLSearchParams({ v: '1' });
      for (const { name, value } of this.attributes)
        if (!HTML.test(name) && wanted(name)) query.set(name, value);
      return `?${query}`;
    }

    #entitle() {
      const widget = this.getAttribute('widget') ?? '';
      if (this.#frame) this.#frame.title = this.title || `Margin Lab: ${widget.replaceAll('-', ' ')}`;
    }

    #open() {
      if (!this.#frame) return;
      // Who listened there goes with the old page: what is set from now on stands in the address.
      this.#port?.close();
      this.#port = undefined;
      this.#entitle();
      const widget = this.getAttribute('widget') ?? '';
      this.#frame.src = new URL(`embed/${encodeURIComponent(widget)}/${this.#query()}`, site).href;
    }

    /** @param {MutationRecord[]} records */
    #changed(records) {
      const names = records
        .filter(({ attributeName, oldValue }) => this.getAttribute(attributeName ?? '') !== oldValue)
        .map(({ attributeName }) => attributeName ?? '');
      if (names.includes('title')) this.#entitle();
      const ours = names.filter((name) => name === 'widget' || !HTML.test(name));
      if (ours.length === 0) return;
      // A control that is no longer set goes back to the preset, and that is a beginning too.
      const anew = ours.some((name) => ANEW.test(name) || !this.hasAttribute(name));
      if (anew || !this.#port) this.#open();
      else
        this.#port.postMessage({
          type: 'margin-lab:set',
          v: 1,
          query: this.#query((name) => ours.includes(name)),
        });
    }

    #connect() {
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => {
        if (data?.values) this.#values = data.values;
        const { values, query } = data ?? {};
        if (data?.type === 'margin-lab:change') this.#tell('change', { values, query });
        if (data?.type === 'margin-lab:event') this.#tell('event', data.detail);
        if (data?.type === 'margin-lab:answer') this.#tell('answer', data.detail);
      };
      this.#frame?.contentWindow?.postMessage({ type: 'margin-lab:connect', v: 1 }, site.origin, [port2]);
    }

    /** @param {string} name @param {unknown} detail */
    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }
  }

  window.addEventListener('message', ({ data, source, origin }) => {
    if (data?.type !== 'margin-lab:height' || data.v !== 1 || !Number.isFinite(data.height)) return;
    const frame = [...frames, ...document.querySelectorAll('iframe')].find(
      (item) => item.contentWindow === source,
    );
    // A frame that its host has sandboxed has no origin.
    if (!frame?.src.startsWith(`${site.href}embed/`) || (origin !== site.origin && origin !== 'null')) return;
    frame.style.height = `${Math.min(20_000, Math.max(40, Math.ceil(data.height)))}px`;
  });

  customElements.define('margin-lab', MarginLab);
})();
