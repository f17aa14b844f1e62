// Every setting with its sentence, by block; what differs from the default is marked.
import {Search} from 'lucide-react';
import {useMemo, useState} from 'react';
import {Link} from 'wouter';
import {client, sentenceOf} from '@/api';
import {Button, Check, Field, say, TextArea} from '@/parts';
import {useAsked} from '@/integrations/asking';
import {Heading, Shown} from '@/integrations/pieces';
import {
    blockInWords,
    changedOf,
    describedSettings,
    inWords,
    matches,
    same,
    usualOf,
    type Block,
    type Setting,
    type Values,
} from './described';

type Fixed = Record<string, Record<string, boolean>>;
type All = {blocks: Block[]; values: Values; fixed: Fixed};

async function ask(): Promise<All> {
    const [blocks, values, fixed] = await Promise.all([
        describedSettings(),
        client.getConfig() as unknown as Promise<Values>,
        (client.getEnvironmentConfig() as unknown as Promise<Fixed>).catch(() => ({})),
    ]);
    return {blocks, values, fixed};
}

export function Settings({block}: {block?: string}) {
    const asked = useAsked(ask, []);
    const [typed, setTyped] = useState('');
    const term = typed.trim().toLowerCase();
    return (
        <>
            <Heading
                title="Settings"
                lead="They take effect when they are saved; the few that need a new start say so."
            />
            <Shown asked={asked}>
                {(all) => {
                    const chosen = all.blocks.find((one) => one.block === block) ?? all.blocks[0]!;
                    const found = term
                        ? all.blocks
                              .map((one) => ({
                                  ...one,
                                  settings: one.settings.filter((setting) => matches(one, setting, term)),
                              }))
                              .filter((one) => one.settings.length > 0)
                        : [chosen];
                    return (
                        <>
                            <div className="admin-search">
                                <Search aria-hidden />
                                <input
                                    type="search"
                                    className="control"
                                    aria-label="Search settings"
                                    placeholder="Search settings"
                                    value={typed}
                                    onChange={(event) => setTyped(event.target.value)}
                                />
                            </div>
                            <div className="admin-settings">
                                {!term && <Blocks all={all} chosen={chosen} />}
                                <div className="int-stack">
                                    {found.map((one) => (
                                        <BlockForm
                                            key={one.block}
                                            block={one}
                                            values={all.values}
                                            fixed={all.fixed[one.block] ?? {}}
                                            onSaved={(values) => asked.put({...all, values})}
                                        />
                                    ))}
                                    {found.length === 0 && <p className="int-faint">No setting is called that.</p>}
                                </div>
                            </div>
                        </>
                    );
                }}
            </Shown>
        </>
    );
}

function Blocks({all, chosen}: {all: All; chosen: Block}) {
    const changed = (one: Block) =>
        one.settings.filter((setting) => !same(all.values[one.block]?.[setting.name], usualOf(setting))).length;
    return (
        <nav aria-label="Blocks of settings">
            <ul role="list" className="admin-blocks">
                {all.blocks.map((one) => (
                    <li key={one.block}>
                        <Link href={`/admin/settings/${one.block}`} aria-current={one === chosen ? 'page' : undefined}>
                            {blockInWords(one.block)}
                            {changed(one) > 0 && <span title="Changed from the default">{changed(one)}</span>}
                        </Link>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

type FormProps = {block: Block; values: Values; fixed: Record<string, boolean>; onSaved(values: Values): void};

function BlockForm({block, values, fixed, onSaved}: FormProps) {
    const [edited, setEdited] = useState<Record<string, unknown>>({});
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const changed = useMemo(() => changedOf(block, values, edited), [block, values, edited]);
    const count = Object.keys(changed).length;
    const save = async () => {
        setBusy(true);
        setTrouble('');
        try {
            const saved = (await client.patchConfig({[block.block]: changed} as never)) as unknown as Values;
            onSaved(saved);
            setEdited({});
            say('Saved.');
        } catch (fault) {
            setTrouble(sentenceOf(fault));
        }
        setBusy(false);
    };
    return (
        <form
            className="admin-block"
            aria-label={blockInWords(block.block)}
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            <h3>{blockInWords(block.block)}</h3>
            {block.says && <p className="int-hint">{block.says}</p>}
            {block.settings.map((setting) => (
                <SettingField
                    key={setting.name}
                    setting={setting}
                    fixed={!!fixed[setting.name]}
                    saved={values[block.block]?.[setting.name]}
                    value={setting.name in edited ? edited[setting.name] : values[block.block]?.[setting.name]}
                    onChange={(value) => setEdited({...edited, [setting.name]: value})}
                />
            ))}
            {trouble && (
                <p className="field-error" role="alert">
                    {trouble}
                </p>
            )}
            {count > 0 && (
                <div className="admin-save">
                    <span>{count === 1 ? 'One change is not saved.' : `${count} changes are not saved.`}</span>
                    <Button kind="quiet" onClick={() => setEdited({})}>
                        Undo
                    </Button>
                    <Button type="submit" kind="primary" busy={busy}>
                        Save
                    </Button>
                </div>
            )}
        </form>
    );
}

type SettingProps = {setting: Setting; value: unknown; saved: unknown; fixed: boolean; onChange(value: unknown): void};

function SettingField({setting, value, saved, fixed, onChange}: SettingProps) {
    const usual = usualOf(setting);
    const differs = !same(value, usual);
    const label = inWords(setting.name);
    const hint = (
        <>
            {setting.says} {fixed && <strong>Set by the environment of the server. </strong>}
            {differs && !fixed && (
                <button type="button" className="admin-reset" onClick={() => onChange(usual)}>
                    Default: {usual === '' || (Array.isArray(usual) && !usual.length) ? 'empty' : String(usual)}
                </button>
            )}
        </>
    );
    const kind = `admin-setting ${differs ? 'admin-differs' : ''} ${same(value, saved) ? '' : 'admin-edited'}`;
    if (setting.type === 'bool')
        return (
            <div className={kind}>
                <Check
                    label={label}
                    checked={!!value}
                    disabled={fixed}
                    onChange={(event) => onChange(event.target.checked)}
                />
                <p className="field-hint admin-under-check">{hint}</p>
            </div>
        );
    if (setting.type === 'list')
        return (
            <div className={kind}>
                <TextArea
                    label={label}
                    hint={hint}
                    rows={2}
                    disabled={fixed}
                    spellCheck={false}
                    value={Array.isArray(value) ? value.join('\n') : ''}
                    onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
                />
            </div>
        );
    return (
        <div className={kind}>
            <Field
                label={label}
                hint={hint}
                disabled={fixed}
                spellCheck={false}
                autoComplete="off"
                type={setting.type === 'int' ? 'number' : 'text'}
                value={String(value ?? '')}
                onChange={(event) =>
                    onChange(setting.type === 'int' ? Math.trunc(Number(event.target.value)) : event.target.value)
                }
            />
        </div>
    );
}
