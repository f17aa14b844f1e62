// The versions of a filter, with author and date; an earlier one can be taken back into use.
import {lazy, Suspense, useState} from 'react';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {Button, complain, Dialog, say, Spinner} from '@/parts';
import {calls, type FilterVersion} from './calls';
import {Ago, Person} from './pieces';

const Editor = lazy(() => import('./Editor'));

type Props = {
    hook: IncomingWebhook;
    versions: FilterVersion[];
    used: number;
    onClose(): void;
    onRestored(): Promise<void>;
};

export function FilterHistory({hook, versions, used, onClose, onRestored}: Props) {
    const sorted = [...versions].sort((one, other) => other.version - one.version);
    const [shown, setShown] = useState(sorted[0]?.version ?? 0);
    const [busy, setBusy] = useState(false);
    const version = sorted.find((one) => one.version === shown);
    const restore = async () => {
        setBusy(true);
        try {
            await calls.restoreFilter(hook.id, shown);
            await onRestored();
            say(`Version ${shown} is in use again.`);
            onClose();
        } catch (fault) {
            complain(fault);
            setBusy(false);
        }
    };
    return (
        <Dialog
            wide
            title="Versions of this filter"
            onClose={onClose}
            footer={
                <Button kind="primary" busy={busy} disabled={shown === used} onClick={restore}>
                    {shown === used ? 'In use' : `Go back to version ${shown}`}
                </Button>
            }
        >
            <div className="int-versions">
                <ul role="list" aria-label="Versions">
                    {sorted.map((one) => (
                        <li key={one.version}>
                            <button
                                type="button"
                                className="int-version"
                                aria-pressed={one.version === shown}
                                onClick={() => setShown(one.version)}
                            >
                                <strong>
                                    Version {one.version}
                                    {one.version === used && ' · in use'}
                                </strong>
                                <span>
                                    <Person id={one.user_id} /> <Ago at={one.create_at} />
                                </span>
                                {one.note && <span className="int-faint">{one.note}</span>}
                            </button>
                        </li>
                    ))}
                </ul>
                <Suspense fallback={<Spinner label="Loading" />}>
                    <Editor label={`Source of version ${shown}`} language="jq" value={version?.source ?? ''} />
                </Suspense>
            </div>
        </Dialog>
    );
}
