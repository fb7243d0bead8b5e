"""The asset stage: from files under ``content/`` to what is known of each."""

from blogkit.content.assets import measure
from blogkit.errors import Place, Problem
from blogkit.files import FileState
from blogkit.model.digests import Digest
from blogkit.model.documents import SourcePath
from blogkit.model.site import Asset
from blogkit.pipeline.workspace import Workspace


def measure_assets(
    workspace: Workspace, files: tuple[FileState, ...]
) -> tuple[dict[str, Asset], list[Problem]]:
    """What is known of each of ``files``, and which of them cannot be read.

    Those that did not change come from the store.
    """
    root, store = workspace.request.root, workspace.store
    known = store.assets()
    if not files and not known:
        return {}, []
    known_files = store.file_digests()
    assets: dict[str, Asset] = {}
    fresh: list[tuple[FileState, Digest]] = []
    problems: list[Problem] = []
    for state in files:
        remembered = known_files.get(state.path)
        asset = known.get(state.path)
        if asset and remembered and remembered[0] == state and remembered[1] == asset.digest:
            assets[state.path] = asset
            continue
        try:
            asset = measure(root, SourcePath(state.path))
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            problems.append(Problem(rule="unreadable", what=what, place=Place(path=state.path)))
            continue
        assets[state.path] = asset
        fresh.append((state, asset.digest))
    with store.transaction():
        store.keep_file_digests(fresh)
        store.keep_assets(assets[state.path] for state, _ in fresh)
        store.forget_assets(known.keys() - assets.keys())
    return assets, problems
