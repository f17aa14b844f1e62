// The first run: an administrator, a team, and a hook that works; nothing to read, three steps.
import type {IncomingWebhook} from '@mattermost/types/integrations';
import type {Team} from '@mattermost/types/teams';
import {ArrowRight, Check} from 'lucide-react';
import {useState} from 'react';
import {Redirect, useLocation} from 'wouter';
import {client, siteUrl} from '@/api';
import {useStore} from '@/state/store';
import {AccountForm} from './AccountForm';
import {Entrance} from './Entrance';
import {FirstHook} from './FirstHook';
import {TeamForm} from './TeamForm';

const steps = ['Administrator', 'Team', 'First hook'];

export default function Welcome() {
    const inside = useStore((state) => state.phase === 'in');
    const fresh = useStore((state) => state.config.NoAccounts === 'true');
    const [team, setTeam] = useState<Team | null>(null);
    const [hook, setHook] = useState<IncomingWebhook | null>(null);
    // Whoever made the first account here goes on, though there is an account now.
    const [begun, setBegun] = useState(fresh);
    const [, go] = useLocation();
    if (!begun && !inside) return <Redirect to="/login" replace />;
    const step = !inside ? 0 : !team ? 1 : 2;
    if (step === 0)
        return (
            <Entrance title="Welcome" lead="You are the first here, so this account runs the server." wide>
                <Steps at={0} />
                <AccountForm verb="Create the administrator" onDone={() => setBegun(true)} />
            </Entrance>
        );
    if (step === 1)
        return (
            <Entrance title="Name your team" lead="A team holds channels and the people in them." wide>
                <Steps at={1} />
                <TeamForm
                    verb="Make the team"
                    onDone={(made) => {
                        setTeam(made);
                        void tellAddress();
                    }}
                />
            </Entrance>
        );
    return (
        <Entrance title={hook ? 'Your hook works like this' : 'Your first hook'} lead={hook ? undefined : 'A program that knows its address can write into a channel.'} wide>
            <Steps at={2} />
            <FirstHook team={team!} hook={hook} onMade={setHook} />
            <button type="button" className="button button-quiet" onClick={() => go(`/${team!.name}/channels/town-square`)}>
                Go to {team!.display_name} <ArrowRight aria-hidden />
            </button>
        </Entrance>
    );
}

// Programs are told where to answer: the server knows its address from here on, unless somebody has set it.
// Whoever may not set it, or cannot reach the server now, finds it among the settings.
async function tellAddress() {
    try {
        const known = await client.getConfig();
        if (!known.ServiceSettings.SiteURL) await client.patchConfig({ServiceSettings: {SiteURL: siteUrl}} as never);
    } catch {
        // The settings show that it is missing.
    }
}

function Steps({at}: {at: number}) {
    return (
        <ol role="list" className="steps" aria-label="Steps">
            {steps.map((step, order) => (
                <li key={step} aria-current={order === at ? 'step' : undefined} className={order < at ? 'steps-done' : ''}>
                    <span>{order < at ? <Check aria-hidden /> : order + 1}</span>
                    {step}
                </li>
            ))}
        </ol>
    );
}
