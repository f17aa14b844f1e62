// One element of a dialog as the control it asks for.
import {Check, Field, Labelled, Radio, Select, TextArea} from '@/parts';
import {Chooser} from './Chooser';
import type {DialogElement} from './dialogs';
import {dayFrom, withOffset, type Value} from './values';

type Props = {
    element: DialogElement;
    value: Value;
    fault: string | undefined;
    onChange(value: Value): void;
    lookUp(query: string): Promise<{text: string; value: string}[]>;
};

const longest = {text: 150, textarea: 3000} as const;

export function DialogField({element, value, fault, onChange, lookUp}: Props) {
    const around = {label: element.display_name, hint: element.help_text, error: fault, optional: element.optional};
    const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
    const limits = {maxLength: element.max_length || longest[element.type as 'text'] || undefined, placeholder: element.placeholder};
    switch (element.type) {
        case 'textarea':
            return <TextArea {...around} {...limits} rows={5} value={text} onChange={(event) => onChange(event.target.value)} />;
        case 'bool':
            return (
                <Labelled {...around}>
                    {(tied) => <Check {...tied} label={element.placeholder || element.display_name} checked={value === true} onChange={(event) => onChange(event.target.checked)} />}
                </Labelled>
            );
        case 'radio':
            return (
                <fieldset className="dialog-radio">
                    <legend className="field-label">{element.display_name}</legend>
                    {(element.options ?? []).map((option) => (
                        <Radio key={option.value} name={element.name} label={option.text} checked={value === option.value} onChange={() => onChange(option.value)} />
                    ))}
                    {fault ? <p className="field-error" role="alert">{fault}</p> : element.help_text && <p className="field-hint">{element.help_text}</p>}
                </fieldset>
            );
        case 'select':
            if (!element.data_source && !element.multiselect && (element.options?.length ?? 0) < 12)
                return (
                    <Select {...around} value={text} onChange={(event) => onChange(event.target.value)}>
                        <option value="">{element.placeholder || 'Choose…'}</option>
                        {(element.options ?? []).map((option) => (
                            <option key={option.value} value={option.value}>{option.text}</option>
                        ))}
                    </Select>
                );
            return <Chooser {...around} element={element} value={value} onChange={onChange} lookUp={lookUp} />;
        case 'date':
            return (
                <Field {...around} type="date" min={dayFrom(element.min_date)} max={dayFrom(element.max_date)} value={text} onChange={(event) => onChange(event.target.value)} />
            );
        case 'datetime':
            return (
                <Field
                    {...around}
                    type="datetime-local"
                    step={(element.time_interval || 60) * 60}
                    value={text.slice(0, 16)}
                    onChange={(event) => onChange(withOffset(event.target.value))}
                />
            );
        default:
            return (
                <Field
                    {...around}
                    {...limits}
                    type={element.subtype === 'number' ? 'text' : element.subtype || 'text'}
                    inputMode={element.subtype === 'number' ? 'decimal' : undefined}
                    value={text}
                    onChange={(event) => onChange(asTyped(element, event.target.value))}
                />
            );
    }
}

// A number is sent as one as soon as it is one.
function asTyped(element: DialogElement, text: string): Value {
    const number = Number(text);
    const whole = element.subtype === 'number' && text.trim() !== '' && !Number.isNaN(number) && String(number) === text;
    return whole ? number : text;
}
