import fc from 'fast-check';
import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import {
  Checkbox,
  FileField,
  Form,
  FormErrorSummary,
  fieldId,
  HiddenFields,
  RadioGroup,
  RecorderField,
  SelectField,
  TextArea,
  TextField,
} from './index.ts';

const html = (child: Child) => String(child);

describe('a field', () => {
  it('has its label, and says hint and error as its description', () => {
    const page = html(
      <TextField name="phone" label="Uw telefoonnummer" hint="Tien cijfers" error="Te kort" />,
    );
    expect(page).toContain('<label class="utrecht-form-label" for="field-phone">');
    expect(page).toContain('aria-describedby="field-phone-hint field-phone-error"');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('id="field-phone-error"');
  });

  it('has no empty description and is not invalid when nothing is wrong', () => {
    const page = html(<TextField name="phone" label="Uw telefoonnummer" />);
    expect(page).not.toContain('aria-describedby');
    expect(page).not.toContain('aria-invalid');
  });

  it('finds the direction of words, and keeps numbers and codes left to right', () => {
    expect(html(<TextField name="a" label="Naam" />)).toContain('dir="auto"');
    expect(html(<TextField name="a" label="Telefoon" type="tel" />)).toContain('dir="ltr"');
    expect(html(<TextField name="a" label="Code" look="code" />)).toContain('dir="ltr"');
  });

  it('shows again whatever someone typed, and never as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const page = html(<TextArea name="words" label="Uw woorden" value={typed} />);
        const content = page.slice(page.lastIndexOf('">') + 2, page.indexOf('</textarea>'));
        expect(content).not.toMatch(/[<"]/);
        expect(readBack(content)).toBe(typed);
      }),
    );
  });

  it('does not cut off a long text: the limit is said, not enforced', () => {
    const page = html(<TextArea name="words" label="Uw woorden" lengthHint="Tot 10.000 tekens." />);
    expect(page).toContain('Tot 10.000 tekens.');
    expect(page).not.toContain('maxlength');
  });

  it('for a file says what may be chosen', () => {
    const page = html(<FileField name="photo" label="Een foto" accept="image/*" multiple />);
    expect(page).toMatch(/type="file" accept="image\/\*" multiple/);
  });

  it('for sound stays a file field until the recorder runs', () => {
    const labels = {
      start: 'Opnemen',
      stop: 'Stop',
      again: 'Opnieuw',
      file: 'Of kies een bestand',
      recording: 'De opname loopt.',
      ready: 'De opname is klaar.',
      refused: 'Kies een bestand.',
      seconds: 'seconden',
      full: 'U had 3 minuten.',
      playback: 'Uw opname',
    };
    const page = html(<RecorderField name="sound" label="Zeg het" labels={labels} />);
    expect(page).toContain('<div class="hoofdrol-recorder" hidden');
    expect(page).toContain('data-refused="Kies een bestand."');
    expect(page).toContain('data-file="Of kies een bestand"');
    expect(page).toMatch(/<input [^>]*type="file" accept="audio\/\*" capture="user"/);
  });
});

describe('a choice', () => {
  const options = [
    { value: 'child', label: 'Kind', pictogram: 'child' as const },
    { value: 'adult', label: 'Volwassene', pictogram: 'adult' as const },
  ];

  it('leads the link of an error to its first button', () => {
    const page = html(
      <RadioGroup name="age" label="Wie bent u?" options={options} error="Kies." />,
    );
    expect(page).toContain(`<input type="radio" name="age" id="${fieldId('age')}" value="child"`);
    expect(page).toContain('role="radiogroup" aria-describedby="field-age-error"');
  });

  it('keeps what was chosen, also as tiles', () => {
    const page = html(
      <RadioGroup name="age" label="Wie bent u?" options={options} value="adult" look="tiles" />,
    );
    expect(page).toMatch(/value="adult" checked/);
    expect(page).not.toMatch(/value="child" checked/);
  });

  it('in a list keeps what was chosen', () => {
    const page = html(
      <SelectField name="age" label="Leeftijd" options={options.map(plain)} value="adult" />,
    );
    expect(page).toMatch(/<option value="adult" selected/);
  });

  it('of one box carries its value only when ticked', () => {
    expect(html(<Checkbox name="age" label="Ik ben 16" checked />)).toMatch(/value="yes" checked/);
    expect(html(<Checkbox name="age" label="Ik ben 16" />)).not.toContain('checked');
  });
});

describe('a form', () => {
  it('carries earlier answers along, each value of a list in its own field', () => {
    const page = html(
      <HiddenFields values={{ words: 'a "b" <c>', theme: ['1', '2'], none: undefined }} />,
    );
    expect(page).toBe(
      '<input type="hidden" name="words" value="a &quot;b&quot; &lt;c&gt;"/>' +
        '<input type="hidden" name="theme" value="1"/><input type="hidden" name="theme" value="2"/>',
    );
  });

  it('leaves checking to the server, and sends files when asked', () => {
    const page = html(<Form action="/zeg" multipart busyLabel="Bezig" />);
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('novalidate');
    expect(page).toContain('data-busy="Bezig"');
  });

  it('that came back lists its errors, takes the focus and leads to each field', () => {
    const page = html(
      <FormErrorSummary
        title="Er ging iets mis"
        errors={[{ name: 'a[1]', message: 'Te kort' }, { message: 'Probeer het nog eens' }]}
      />,
    );
    expect(page).toContain('tabindex="-1" autofocus');
    expect(page).toContain('href="#field-a-1-"');
    expect(page).toContain('Probeer het nog eens');
  });
});

const plain = ({ value, label }: { value: string; label: string }) => ({ value, label });

/** What a browser makes of the content of a textarea: one line break at the start is dropped. */
function readBack(content: string): string {
  const text = content
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return text.startsWith('\n') ? text.slice(1) : text;
}
