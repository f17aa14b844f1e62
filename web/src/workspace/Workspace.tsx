// The screen of a team: sidebar, and whatever its path says beside it.
import {lazy, Suspense, useEffect} from 'react';
import {Redirect, Route, Switch} from 'wouter';
import {Waiting} from '@/parts';
import {loadCategories} from '@/state/load';
import {loadThreadTotals} from '@/state/thread_deeds';
import {useStore} from '@/state/store';
import {useTeamNamed} from '@/state/select';
import {rememberTeam} from './Home';

const Integrations = lazy(() => import('../integrations'));

export function Workspace({teamName}: {teamName: string}) {
    const team = useTeamNamed(teamName);
    useEffect(() => {
        if (!team) return;
        rememberTeam(team.name);
        useStore.setState((before) => ({here: {...before.here, teamId: team.id}}));
        void loadCategories(team.id);
        void loadThreadTotals(team.id).catch(() => undefined);
    }, [team]);
    if (!team) return <Redirect to="/" replace />;
    return (
        <div className="workspace">
            <Suspense fallback={<Waiting />}>
                <Switch>
                    <Route path="/:team/integrations/*?">
                        <Integrations teamName={team.name} />
                    </Route>
                </Switch>
            </Suspense>
        </div>
    );
}
