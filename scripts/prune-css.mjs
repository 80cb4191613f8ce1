/**
 * Makes the stylesheet of a design system small: keeps the rules whose classes our markup uses, and
 * fills in the theme's tokens (`--nl-*`, `--utrecht-*`) at build time. What stays a custom property
 * is our own short list (`--hoofdrol-*`, which a municipality may set) and what components set for
 * themselves (`--_*`).
 */
import { transform } from 'lightningcss';

const isToken = (name) => /^--(nl|utrecht|basis)-/.test(name);

/**
 * @param {string} css one stylesheet with the tokens in `:root`
 * @param {ReadonlySet<string>} usedWords every word in our markup that could be a class
 * @returns {string} the smaller stylesheet, not minified
 */
export function pruneCss(css, usedWords) {
  const withoutUnusedRules = rewrite(css, {
    Rule: {
      style: ({ value }) =>
        value.selectors.some((selector) => keepUsedParts(selector, usedWords)) ? undefined : [],
    },
    Selector: (selector) => keepUsedParts(selector, usedWords) ?? [],
  });
  return dropUnusedProperties(fillInTokens(withoutUnusedRules));
}

/** Each round takes out properties, after which others have nothing to point at any more. */
function fillInTokens(css) {
  const { tokens } = collectDefinitions(css);
  let current = css;
  for (;;) {
    const definitions = { tokens, others: collectDefinitions(current).others };
    const next = rewrite(current, {
      Declaration: (declaration) => resolveDeclaration(declaration, definitions),
    });
    if (next === current) return current;
    current = next;
  }
}

function rewrite(css, visitor) {
  const { code } = transform({
    filename: 'styles.css',
    code: Buffer.from(css),
    visitor,
  });
  return code.toString();
}

/** The selector without what can never match, or nothing when it can never match as a whole. */
function keepUsedParts(selector, usedWords) {
  const parts = [];
  for (const part of selector) {
    if (part.type === 'class' && !usedWords.has(part.name)) return undefined;
    if (part.type === 'pseudo-class' && ['where', 'is', 'not'].includes(part.kind)) {
      const inner = part.selectors
        .map((one) => keepUsedParts(one, usedWords))
        .filter((one) => one !== undefined);
      if (inner.length > 0) parts.push({ ...part, selectors: inner });
      else if (part.kind !== 'not') return undefined;
    } else {
      parts.push(part);
    }
  }
  return parts;
}

/** lightningcss writes `null` for what is absent, and refuses it when it is handed back. */
function withoutNulls(value) {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}

/** Tokens with their value (the last one counts) and the names of all other properties. */
function collectDefinitions(css) {
  const tokens = new Map();
  const others = new Set();
  rewrite(css, {
    Declaration: {
      custom({ name, value }) {
        if (isToken(name)) tokens.set(name, value);
        else if (name.startsWith('--')) others.add(name);
      },
    },
  });
  return { tokens, others };
}

/** Only declarations with a variable in them arrive here as `unparsed` or `custom`. */
function resolveDeclaration(declaration, definitions) {
  const { property, value: content } = declaration;
  if (property !== 'custom' && property !== 'unparsed') return undefined;
  if (property === 'custom' && isToken(content.name)) return [];
  const value = resolveValue(content.value, definitions);
  return value ? withoutNulls({ property, value: { ...content, value } }) : [];
}

/** The value with its tokens filled in, or nothing when one is unknown and has no fallback. */
function resolveValue(parts, definitions) {
  const result = [];
  for (const part of parts) {
    if (part.type === 'var') {
      const filled = resolveVariable(part, definitions);
      if (filled === undefined) return undefined;
      result.push(...filled);
    } else if (part.type === 'function') {
      const filled = resolveValue(part.value.arguments, definitions);
      if (filled === undefined) return undefined;
      result.push({ ...part, value: { ...part.value, arguments: filled } });
    } else {
      result.push(part);
    }
  }
  return result;
}

function resolveVariable(part, definitions) {
  const name = part.value.name.ident;
  const token = definitions.tokens.get(name);
  if (token !== undefined) return resolveValue(token, definitions);
  const fallback = part.value.fallback ? resolveValue(part.value.fallback, definitions) : undefined;
  if (!definitions.others.has(name)) return fallback;
  return [{ ...part, value: { ...part.value, fallback: fallback ?? null } }];
}

/** Takes out custom properties that nothing reads, until none is left. */
function dropUnusedProperties(css) {
  let current = css;
  for (;;) {
    const read = new Set(
      current.match(/var\(\s*--[\w-]+/g)?.map((use) => use.replace(/var\(\s*/, '')),
    );
    let dropped = 0;
    const next = rewrite(current, {
      Declaration: {
        custom({ name }) {
          if (name.startsWith('--') && !read.has(name)) {
            dropped += 1;
            return [];
          }
          return undefined;
        },
      },
    });
    if (dropped === 0) return current;
    current = next;
  }
}
