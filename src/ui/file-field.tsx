import { buttonClass } from './button.tsx';
import { controlAttributes, Field, type FieldProps } from './field.tsx';
import { Pictogram } from './pictogram.tsx';

export type FileFieldProps = FieldProps & {
  /** What may be chosen: `audio/*`, `image/*`, `.csv,.xlsx`. */
  accept?: string | undefined;
  /** Asks a phone for its own camera or recorder: `environment` the camera at the back. */
  capture?: 'environment' | 'user' | undefined;
  multiple?: boolean | undefined;
};

/** A file to choose. It stands after all text fields of its form. */
export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      <FileInput {...props} />
    </Field>
  );
}

function FileInput(props: FileFieldProps) {
  return (
    <input
      {...controlAttributes(props)}
      class="hoofdrol-file"
      type="file"
      accept={props.accept}
      capture={props.capture}
      multiple={props.multiple}
    />
  );
}

/** The words of the recorder, in the language of the page. */
export type RecorderLabels = {
  start: string;
  stop: string;
  again: string;
  /** Unfolds the file field, which stands behind it where one can record: "Of kies een bestand". */
  file: string;
  /** While recording: "De opname loopt". */
  recording: string;
  /** After recording: "De opname is klaar. Luister of het goed is." */
  ready: string;
  /** When the microphone is refused or missing: what to do instead. */
  refused: string;
  /** Said after the number of seconds: "seconden". */
  seconds: string;
  /** Said at the longest length: "De opname is vol. U had 3 minuten." */
  full: string;
  /** The name of the sound that was just recorded: "Uw opname". */
  playback: string;
};

/**
 * A file field for sound that becomes a recorder where `enhance/recorder.js` runs and the browser
 * can record: the file field is then folded away behind `labels.file`. Otherwise it stays as it
 * is. At most `maxSeconds` (180).
 */
export function RecorderField({
  labels,
  maxSeconds = 180,
  ...props
}: FileFieldProps & { labels: RecorderLabels; maxSeconds?: number | undefined }) {
  return (
    <hoofdrol-recorder
      data-again={labels.again}
      data-file={labels.file}
      data-recording={labels.recording}
      data-ready={labels.ready}
      data-refused={labels.refused}
      data-seconds={labels.seconds}
      data-full={labels.full}
      data-max={maxSeconds}
    >
      <Field
        {...props}
        before={
          <div class="hoofdrol-recorder" hidden>
            <button type="button" class={buttonClass('primary')}>
              <span class="nl-button__icon-start">
                <Pictogram name="speak" />
              </span>
              <span class="nl-button__label">{labels.start}</span>
            </button>
            <button type="button" class={buttonClass('danger')} hidden>
              <span class="nl-button__icon-start">
                <Pictogram name="square" />
              </span>
              <span class="nl-button__label">{labels.stop}</span>
            </button>
            <bdi class="hoofdrol-recorder__clock" dir="ltr" aria-hidden="true" />
            <p role="status" />
            {/* biome-ignore lint/a11y/useMediaCaption: one's own sound, just spoken */}
            <audio controls hidden aria-label={labels.playback} />
          </div>
        }
      >
        <FileInput accept="audio/*" capture="user" {...props} />
      </Field>
    </hoofdrol-recorder>
  );
}
