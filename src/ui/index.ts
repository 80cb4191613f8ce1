/** The door of `ui`: components and layouts for every page. They know no room and take words as props. */
export { setAssetDirectory } from './assets.ts';
export {
  Card,
  CardGrid,
  Columns,
  DataList,
  type DataListItem,
  Details,
  Flow,
  PictureLine,
  TileButtons,
  type TileLink,
  TileLinks,
  Trail,
  type TrailStep,
} from './blocks.tsx';
export { Button, ButtonGroup, ButtonLink, type ButtonProps, PrintButton } from './button.tsx';
export {
  Checkbox,
  CheckboxGroup,
  type ChoiceOption,
  RadioGroup,
  type RadioGroupProps,
  SelectField,
  type SelectOption,
} from './choice-fields.tsx';
export { Drawing } from './drawing.tsx';
export { type FieldProps, fieldId } from './field.tsx';
export {
  FileField,
  type FileFieldProps,
  RecorderField,
  type RecorderLabels,
} from './file-field.tsx';
export {
  type FieldFault,
  Form,
  FormErrorSummary,
  type FormProps,
  HiddenFields,
  type HiddenValues,
} from './form.tsx';
export {
  CodeDisplay,
  LanguageButtons,
  type LanguageChoice,
  LanguageSwitch,
  Steps,
} from './journey.tsx';
export {
  CoalitionLayout,
  type CoalitionLayoutProps,
  LinkList,
  type NavItem,
  ResidentLayout,
  type ResidentLayoutProps,
} from './layout.tsx';
export {
  BadgeList,
  type BadgeTone,
  Notice,
  type NoticeKind,
  StatusBadge,
} from './notice.tsx';
export { Pictogram, type PictogramProps } from './pictogram.tsx';
export { type PictogramName, pictogramShapes } from './pictogram-shapes.ts';
export { Face, Poster, type PosterProps, PosterTools } from './poster.tsx';
export { type ListRow, Photo, RowList, type ViewLink, ViewLinks } from './rows.tsx';
export { Listen, type ListenProps, Sound, type SoundProps } from './sound.tsx';
export { Pagination, Table, type TableColumn } from './table.tsx';
export {
  Heading,
  type HeadingProps,
  Lead,
  Link,
  List,
  Paragraph,
  Quote,
} from './text.tsx';
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from './text-field.tsx';
