// The buttons and menus of an attachment; what goes wrong is said to whoever pressed.
import {useState, type ReactNode} from 'react';
import {colorOf, type Action} from './attachment';
import {Chooser, narrowed} from './Chooser';
import {useSurroundings} from './surroundings';
import {words} from './words';

export type ActionTaken = {actionId: string; cookie?: string; option?: string};

/** Presses an action; the promise fails with what is to be told. */
export type OnAction = (taken: ActionTaken) => Promise<void>;

function styleOf(style: string): {className: string; style?: {borderColor: string; color: string}} {
    const {name, hex} = colorOf(style);
    if (hex) return {className: 'act', style: {borderColor: hex, color: hex}};
    return {className: name ? `act act-${name}` : 'act'};
}

export function Actions({actions, onAction}: {actions: readonly Action[]; onAction?: OnAction}): ReactNode {
    const around = useSurroundings();
    const [busy, setBusy] = useState('');
    const [trouble, setTrouble] = useState('');
    const press = async (action: Action, choice?: string) => {
        if (busy !== '' || !onAction) return;
        setBusy(action.id);
        setTrouble('');
        try {
            await onAction({actionId: action.id, cookie: action.cookie || undefined, option: choice});
        } catch (error) {
            setTrouble(error instanceof Error && error.message ? error.message : 'Action failed to execute.');
        } finally {
            setBusy('');
        }
    };
    const menu = (action: Action) => {
        const source = action.source;
        return (
            <Chooser
                key={action.id}
                label={action.name}
                disabled={action.disabled || !onAction}
                chosen={action.options.find((option) => option.value === action.chosen)?.text}
                choices={(term) =>
                    source === '' ? narrowed(action.options, term) : (around.choices?.(source, term) ?? [])
                }
                onChoose={(choice) => void press(action, choice.value)}
            />
        );
    };
    return (
        <div className="acts">
            <div className="acts-row">
                {actions.map((action) =>
                    action.kind === 'select' ? (
                        menu(action)
                    ) : (
                        <button
                            key={action.id}
                            type="button"
                            {...styleOf(action.style)}
                            title={action.tooltip || undefined}
                            disabled={action.disabled || !onAction}
                            aria-busy={busy === action.id}
                            onClick={() => void press(action)}
                        >
                            {words(action.name, around, true)}
                        </button>
                    ),
                )}
            </div>
            {trouble !== '' && (
                <p className="acts-trouble" role="alert">
                    {trouble}
                </p>
            )}
        </div>
    );
}
