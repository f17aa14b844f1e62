// The screen of a team: sidebar, whatever its path says, and a panel beside that.
import {lazy, Suspense, useEffect} from 'react';
import {Redirect, Route, Switch} from 'wouter';
import {DialogOpened} from '@/actions/DialogOpened';
import {Boxes} from '@/boxes/Boxes';
import {ChannelPage} from '@/channel/ChannelPage';
import {loadDrafts} from '@/composer/drafts';
import {Waiting} from '@/parts';
import {Sidebar} from '@/sidebar/Sidebar';
import {loadCategories} from '@/state/load';
import {useTeamNamed} from '@/state/select';
import {now, useStore} from '@/state/store';
import {loadThreadTotals} from '@/state/thread_deeds';
import {tellHere} from '@/socket';
import {Switcher} from '@/switcher/Switcher';
import {ThreadsPage} from '@/threads/ThreadsPage';
import {rememberTeam} from './Home';
import {useKeys} from './keys';
import {Panels} from './Panels';
import {Permalink} from './Permalink';
import {usePolling} from './polling';
import {useTitle} from './title';
import {useView} from './view';
import './workspace.css';

const Integrations = lazy(() => import('../integrations'));

export function Workspace({teamName}: {teamName: string}) {
    const team = useTeamNamed(teamName);
    const teamId = team?.id;
    useEffect(() => {
        if (!teamId) return;
        rememberTeam(teamName);
        useStore.setState((before) => ({here: {...before.here, teamId}}));
        tellHere(teamId, now().here.channelId);
        void loadCategories(teamId).catch(() => undefined);
        void loadThreadTotals(teamId).catch(() => undefined);
        void loadDrafts(teamId).catch(() => undefined);
    }, [teamId, teamName]);
    if (!team) return <Redirect to="/" replace />;
    return <Frame teamName={teamName} />;
}

function Frame({teamName}: {teamName: string}) {
    const sidebar = useView((view) => view.sidebar);
    const connected = useStore((state) => state.connected);
    useKeys(teamName);
    usePolling();
    useTitle();
    return (
        <div className={`workspace ${sidebar ? 'workspace-list' : ''}`}>
            <Sidebar teamName={teamName} />
            <div className="workspace-middle">
                {!connected && (
                    <p className="workspace-away" role="status">
                        Connection lost. Trying again…
                    </p>
                )}
                <Suspense fallback={<Waiting />}>
                    <Places teamName={teamName} />
                </Suspense>
            </div>
            <Panels />
            <Switcher />
            <Boxes teamName={teamName} />
            <DialogOpened />
        </div>
    );
}

function Places({teamName}: {teamName: string}) {
    return (
        <Switch>
            <Route path="/:team/integrations/*?">
                <main className="workspace-place">
                    <Integrations teamName={teamName} />
                </main>
            </Route>
            <Route path="/:team/threads">
                <ThreadsPage />
            </Route>
            <Route path="/:team/pl/:post">{({post}) => <Permalink teamName={teamName} postId={post} />}</Route>
            <Route path="/:team/:kind/:name">
                {({kind, name}) => (
                    <ChannelPage teamName={teamName} kind={kind === 'messages' ? 'messages' : 'channels'} name={decodeURIComponent(name)} />
                )}
            </Route>
            <Route>
                <FirstChannel teamName={teamName} />
            </Route>
        </Switch>
    );
}

function FirstChannel({teamName}: {teamName: string}) {
    const last = localStorage.getItem(`heliograph.last-channel.${teamName}`);
    return <Redirect to={last ?? `/${teamName}/channels/town-square`} replace />;
}
