// A message's text as its writer meant it.
import './rendering.css';

type Props = {text: string};

export function Markdown({text}: Props) {
    return <div className="markdown">{text}</div>;
}
