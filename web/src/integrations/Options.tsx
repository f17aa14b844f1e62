// The options of an integration as a form, by the types its manifest declares.
import {Check, Field, Select, TextArea} from '@/parts';
import type {Option} from './calls';

type Values = Record<string, unknown>;

// What every integration has beside its own.
export const standard: Option[] = [
    {
        name: 'events',
        title: 'Only these events',
        help: 'One a line; * stands for anything. Empty for every event.',
        type: 'globs',
        default: [],
    },
    {
        name: 'not_events',
        title: 'Without these events',
        help: 'One a line; * stands for anything.',
        type: 'globs',
        default: [],
    },
    {
        name: 'when',
        title: 'Only when',
        help: 'A jq condition over headers, query and body, such as .body.severity != "info".',
        type: 'text',
        default: '',
    },
];

const usualOf = (option: Option): unknown => option.default_value ?? option.default;

function linesOf(value: unknown): string {
    return Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : '';
}

export function OptionField({
    option,
    value,
    onChange,
}: {
    option: Option;
    value: unknown;
    onChange(value: unknown): void;
}) {
    const shown = value ?? usualOf(option);
    const {title, help, type} = option;
    if (type === 'bool')
        return (
            <Check label={title} hint={help} checked={!!shown} onChange={(event) => onChange(event.target.checked)} />
        );
    if (type === 'globs')
        return (
            <TextArea
                label={title}
                hint={help}
                rows={2}
                spellCheck={false}
                value={linesOf(shown)}
                onChange={(event) => onChange(event.target.value.split('\n'))}
            />
        );
    if (type === 'choice')
        return (
            <Select
                label={title}
                hint={help}
                value={String(shown ?? '')}
                onChange={(event) => onChange(event.target.value)}
            >
                {option.choices?.map((choice) => {
                    const {value: each, title: words} =
                        typeof choice === 'string' ? {value: choice, title: choice} : choice;
                    return (
                        <option key={each} value={each}>
                            {words}
                        </option>
                    );
                })}
            </Select>
        );
    return (
        <Field
            label={title}
            hint={help}
            type={type === 'number' ? 'number' : 'text'}
            spellCheck={false}
            value={String(shown ?? '')}
            onChange={(event) => onChange(type === 'number' ? Number(event.target.value) : event.target.value)}
        />
    );
}

// What is sent: lists without empty lines, and only what differs from the defaults.
export function chosenOptions(options: Option[], values: Values): Values {
    const chosen: Values = {};
    for (const option of options) {
        const {name, type} = option;
        let value = values[name];
        if (value === undefined) continue;
        if (type === 'globs' && Array.isArray(value)) value = value.map((line) => String(line).trim()).filter(Boolean);
        if (JSON.stringify(value) !== JSON.stringify(usualOf(option))) chosen[name] = value;
    }
    return chosen;
}

export function OptionsForm({
    options,
    values,
    onChange,
}: {
    options: Option[];
    values: Values;
    onChange(values: Values): void;
}) {
    return options.map((option) => (
        <OptionField
            key={option.name}
            option={option}
            value={values[option.name]}
            onChange={(value) => onChange({...values, [option.name]: value})}
        />
    ));
}
