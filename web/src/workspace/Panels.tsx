// What stands beside the channel.
import {lazy, Suspense} from 'react';
import {Waiting} from '@/parts';
import {ThreadPanel} from '@/threads/ThreadPanel';
import {useView} from './view';

const SearchPanel = lazy(() => import('../search/SearchPanel'));
const PinnedPanel = lazy(() => import('../search/KeptPanels').then((file) => ({default: file.PinnedPanel})));
const SavedPanel = lazy(() => import('../search/KeptPanels').then((file) => ({default: file.SavedPanel})));
const AboutPanel = lazy(() => import('../members/AboutPanel'));
const MembersPanel = lazy(() => import('../members/MembersPanel'));

export function Panels() {
    const panel = useView((view) => view.panel);
    if (!panel) return null;
    if (panel.kind === 'thread') return <ThreadPanel key={panel.rootId} rootId={panel.rootId} />;
    return (
        <Suspense fallback={<aside className="panel"><Waiting /></aside>}>
            {panel.kind === 'search' && <SearchPanel words={panel.words} />}
            {panel.kind === 'pinned' && <PinnedPanel />}
            {panel.kind === 'saved' && <SavedPanel />}
            {panel.kind === 'about' && <AboutPanel />}
            {panel.kind === 'members' && <MembersPanel />}
        </Suspense>
    );
}
