import {Dialog} from '@/parts';
import {keys} from '@/workspace/keys';
import './boxes.css';

export default function Keys({onClose}: {onClose(): void}) {
    return (
        <Dialog title="Keys" onClose={onClose}>
            <dl className="box-keys">
                {keys.map(([key, what]) => (
                    <div key={key}>
                        <dt>
                            <kbd>{key}</kbd>
                        </dt>
                        <dd>{what}</dd>
                    </div>
                ))}
            </dl>
        </Dialog>
    );
}
