"""From a pack and a history to the learner's page. Reads the pack; the rest is done elsewhere."""

from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.solution import load_losses
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.report.render import learner_page
from lossdrill.report.views import learner_view


def compose(pack: Pack, history: History) -> str:
    titles = {topic: _title(pack, topic) for topic in pack.topics}
    view = learner_view(pack.exercises, history, titles)
    losses = {topic.id: losses_of(pack, topic.id) for topic in view.topics if topic.begun}
    return learner_page(view, losses, pack.content_hash)


def _title(pack: Pack, topic: str) -> str:
    """The heading of the topic's page, or its folder's name in words."""
    try:
        first = pack.topic_page(topic).partition("\n")[0]
    except PackError:
        first = ""
    return first.removeprefix("# ").strip() or topic.replace("_", " ")


def losses_of(pack: Pack, topic: str) -> list[DerivedLoss]:
    """The losses of a topic that have a target; a topic need not define any."""
    if not (pack.root / "solutions" / topic / "_derived.py").is_file():
        return []
    return [loss for loss in load_losses(pack, topic).values() if loss.target]
